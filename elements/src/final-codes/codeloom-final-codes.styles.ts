import { css } from 'lit';
import { codeSetsStyles } from './code-sets.styles.ts';

const fieldStyles = css`
  .title h2 {
    font-size: 20px;
    line-height: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .title .quiet {
    margin-top: 2px;
    font-size: 13px;
    line-height: 18px;
  }
  .banner {
    padding: 0 18px 14px;
  }
  .em-fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s2);
    margin-top: 6px;
  }
  .em-select {
    flex: 1 1 220px;
    width: auto;
    min-width: 0;
    font-weight: 600;
  }
  .em-fields .modifiers {
    flex: 0 1 120px;
    min-width: 96px;
  }
  .em-final {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
  }
  .em-code {
    font-size: 40px;
    line-height: 48px;
    letter-spacing: -0.02em;
  }
  .empty {
    padding-top: 6px;
    color: var(--_ink-3);
  }
  .add {
    margin-inline-end: -6px;
  }
  .caps {
    display: inline-flex;
    gap: 2px;
  }
`;

const rowStyles = css`
  .rows {
    margin: 6px -8px 0;
  }
  .row {
    position: relative;
    border-radius: var(--_radius-row);
  }
  .row-line {
    position: relative;
  }
  .row-main {
    display: grid;
    width: 100%;
    grid-template-columns: 22px 76px minmax(0, 1fr) auto;
    align-items: start;
    justify-content: stretch;
    gap: 0 8px;
    min-height: var(--_h3);
    padding: var(--_s2) 8px;
    font-weight: 400;
    font-size: 14px;
    line-height: 20px;
    text-align: inherit;
    color: var(--_ink);
  }
  .position {
    color: var(--_ink-3);
  }
  .row-text {
    display: grid;
    min-width: 0;
  }
  /* Beside the tools, which lie on the second line so that descriptions keep the width. */
  .editable .row-text .quiet {
    min-height: 20px;
    padding-block: 2px;
    padding-inline-end: 96px;
  }
  .source {
    min-width: 34px;
    padding: 0 6px;
    border: 1px solid var(--_line-strong);
    border-radius: 6px;
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    color: var(--_ink-3);
    background: var(--_surface);
  }
  .source.user {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .row:hover {
    background: var(--_sunk);
  }
  .row.active {
    background: var(--_accent-soft);
  }
  .row .row-main:hover:not([disabled]) {
    background: none;
  }
  .row.active .quiet,
  .row.active .position {
    color: var(--_ink-2);
  }
  .row.has-edit .row-code {
    text-decoration: underline wavy 1px var(--_warning);
    text-underline-offset: 4px;
  }
  .row.past {
    border-radius: 0;
    background: repeating-linear-gradient(-45deg, var(--_sunk) 0 6px, transparent 6px 12px);
  }
  .row.dragged {
    opacity: 0.4;
  }
  .row.drop-before::before,
  .row.drop-after::before {
    content: '';
    position: absolute;
    inset-inline: 8px;
    height: 2px;
    background: var(--_accent);
  }
  .row.drop-before::before {
    top: -1px;
  }
  .row.drop-after::before {
    bottom: -1px;
  }
  .tools {
    position: absolute;
    inset-inline-end: 4px;
    bottom: 2px;
    display: flex;
    align-items: center;
  }
  /* They keep their place, so that nothing moves under the pointer; they only get darker. */
  .tools button,
  .grip {
    width: 26px;
    min-height: 26px;
    color: var(--_control);
    transition: color 120ms ease-out;
  }
  .row:hover .tools > *,
  .row:focus-within .tools > * {
    color: var(--_ink-2);
  }
  .tools svg {
    width: 14px;
    height: 14px;
  }
  .tools button[disabled] {
    opacity: 0.3;
  }
  .tools .remove:hover {
    color: var(--_stop);
    background: var(--_stop-soft);
  }
  .grip {
    display: grid;
    place-items: center;
    cursor: grab;
  }
  @media (hover: none) {
    .grip {
      display: none;
    }
  }
`;

const editorStyles = css`
  .editor {
    grid-column: 1 / -1;
    padding: 4px 8px 10px;
    animation: appear 150ms ease-out;
  }
  .section > .editor {
    padding: 8px 0 0;
  }
  .line-editor {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_s2);
  }
  .field {
    display: grid;
    gap: 4px;
    flex: 1 1 140px;
  }
  .field.units {
    flex: 0 0 84px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    flex: 1 1 100%;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 4px;
  }
  .pointer {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_h1);
    padding: 4px 10px;
    border: 1px solid var(--_line-strong);
    border-radius: 99px;
    font-size: 13px;
    cursor: pointer;
  }
  .pointer:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .pointer.full {
    color: var(--_ink-3);
    cursor: default;
  }
  .done {
    margin-inline-start: auto;
  }
`;

const footStyles = css`
  /* Never away: what is said in it must find it there. */
  .checks.none {
    padding-block: 0;
    border-top: 0;
  }
  .edits {
    display: grid;
    gap: var(--_s2);
  }
  .edit-source {
    display: block;
    font-size: 12px;
    line-height: 16px;
  }
  .choices {
    display: flex;
    gap: var(--_s3);
    margin-top: 2px;
  }
  .foot {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
    padding-block: var(--_s2);
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_surface);
  }
  /* What gets the focus is scrolled clear of the foot (WCAG 2.2, 2.4.11). */
  .section:not(.foot) :is(button, input, select, textarea, summary, .editor, .line-editor, .comment-form) {
    scroll-margin-block-end: 88px;
  }
  .foot-state,
  .foot-main {
    display: flex;
    align-items: center;
    gap: var(--_s2);
  }
  .foot-main {
    margin-inline-start: auto;
    gap: 12px;
  }
  .stops {
    font-size: 13px;
    font-weight: 600;
    color: var(--_stop);
  }
  .summary {
    display: grid;
    gap: var(--_s2);
    padding: var(--_s3) 14px;
    border-radius: var(--_radius-row);
    background: var(--_sunk);
  }
  .summary > div {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    gap: var(--_s2);
  }
  .summary dt {
    color: var(--_ink-2);
  }
  .code-run {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
  }
  .override {
    display: grid;
    gap: 6px;
  }
  .notice.ok svg {
    flex: none;
    margin-top: 2px;
  }
  @container (max-width: 420px) {
    .row-main {
      grid-template-columns: 20px auto minmax(0, 1fr);
    }
    .row-main .source {
      grid-column: 3;
      grid-row: 1;
      justify-self: end;
    }
    .row-text {
      grid-column: 2 / -1;
      grid-row: 2;
    }
    .editable .row-text .quiet {
      padding-inline-end: 132px;
    }
    .foot-main {
      flex: 1 1 auto;
      justify-content: flex-end;
    }
  }
`;

export const finalCodesStyles = [fieldStyles, rowStyles, editorStyles, footStyles, codeSetsStyles];
