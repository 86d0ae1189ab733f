import { css, unsafeCSS } from 'lit';
import { threads } from '../store/evidence.ts';

/** Where colours are the reader's own, threads differ by their line. */
const forcedLine: Record<(typeof threads)[number], string> = {
  problems: '2px solid',
  data: '2px double',
  risk: '2px dashed',
  diagnosis: '2px dotted',
  procedure: '1px wavy',
};

const highlightRules = threads
  .map(
    (thread) => `
  ::highlight(codeloom-${thread}) {
    background-color: ${thread === 'diagnosis' ? 'transparent' : `var(--_thread-${thread}-soft)`};
    text-decoration: underline 2px ${thread === 'diagnosis' ? 'dotted ' : ''}var(--_thread-${thread});
  }
  ::highlight(codeloom-active-${thread}) {
    background-color: color-mix(in srgb, var(--_thread-${thread}) 30%, var(--_surface));
    color: var(--_ink);
    text-decoration: underline 3px var(--_thread-${thread});
  }
  @media (forced-colors: active) {
    ::highlight(codeloom-${thread}) {
      background-color: Canvas;
      color: CanvasText;
      text-decoration: underline ${forcedLine[thread]} CanvasText;
    }
  }
  .swatch.${thread} {
    background: var(--_thread-${thread});
  }`,
  )
  .join('\n');

export const noteStyles = css`
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: var(--_s2);
    padding-bottom: 12px;
  }
  .sections {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .chip {
    border-radius: var(--_radius-row);
    font-weight: 600;
  }
  .chip[aria-current='true'] {
    background: var(--_surface);
    border-color: var(--_line-strong);
    color: var(--_ink);
  }
  .text {
    text-align: start;
    max-inline-size: 68ch;
    font-size: 15px;
    line-height: 1.6;
    text-underline-offset: 4px;
    text-decoration-skip-ink: none;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .line {
    white-space: pre-wrap;
    min-height: 1.6em;
    scroll-margin-block: 96px;
    unicode-bidi: plaintext;
  }
  .line.blank {
    min-height: 0.8em;
  }
  .line.heading {
    margin-block: 14px 2px;
    font-size: 12px;
    line-height: 20px;
    min-height: 20px;
    font-weight: 600;
    color: var(--_ink-2);
  }
  .line.heading:first-child {
    margin-block-start: 0;
  }
  .threads {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 4px;
    margin-block-end: 10px;
    margin-inline-start: -6px;
  }
  .threads button {
    min-height: 28px;
    padding: 2px 6px;
    font-weight: 400;
    font-size: 12px;
  }
  .threads button[aria-pressed='false'] {
    color: var(--_ink-3);
    text-decoration: line-through;
  }
  .threads button[aria-pressed='false'] .swatch {
    opacity: 0.35;
  }
  .swatch {
    width: 10px;
    height: 10px;
    border-radius: 3px;
    flex: none;
  }
  textarea {
    display: block;
    field-sizing: content;
    min-height: 260px;
    max-inline-size: 76ch;
    padding: var(--_s3) 14px;
    font-size: 15px;
    line-height: 1.6;
    resize: vertical;
  }
  .edit-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
    max-inline-size: 76ch;
    padding-top: var(--_s2);
  }
  .edit-foot > div {
    display: flex;
    gap: var(--_s2);
  }
  .pasted:not(:empty) {
    padding-top: 6px;
  }
  .notice {
    margin-bottom: 12px;
  }
  @media (forced-colors: active) {
    .text,
    .text > * {
      forced-color-adjust: none;
      color: CanvasText !important;
    }
  }
  ${unsafeCSS(highlightRules)}
`;
