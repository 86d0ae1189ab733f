import { css } from 'lit';

/**
 * The ground every element stands on. `all: initial` on the root inside cuts off what would inherit from a host page
 * (line height, letter spacing, alignment …); only the font family, the direction and visibility come through.
 */
export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    /* The root measures its own width (container queries), so it gives none to a shrink-to-fit parent. */
    inline-size: 100%;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none !important;
  }
  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    color-scheme: light dark;
    font-family: var(--_font, inherit);
    font-size: 14px;
    line-height: 20px;
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
    container-type: inline-size;
    /* Space in four steps and heights in three, in their comfortable size 4, 8, 14, 18 and 32, 36, 44 px. */
    --_d: clamp(0.5, var(--_density), 1.5);
    --_s1: calc(4px * var(--_d));
    --_s2: calc(4px + 4px * var(--_d));
    --_s3: calc(4px + 10px * var(--_d));
    --_s4: calc(10px + 8px * var(--_d));
    --_h1: calc(24px + 8px * var(--_d));
    --_h2: calc(24px + 12px * var(--_d));
    --_h3: calc(28px + 16px * var(--_d));
  }
  /* Our words run from the left also where the page runs from the right: each text by its first letter. */
  .root:dir(rtl) {
    text-align: right;
  }
  .root:dir(rtl) * {
    unicode-bidi: plaintext;
  }
  .root[data-theme='light'] {
    color-scheme: light;
  }
  .root[data-theme='dark'] {
    color-scheme: dark;
  }
  .root *,
  .root *::before,
  .root *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .code {
    font-weight: 650;
    font-feature-settings:
      'tnum' 1,
      'zero' 1;
    white-space: nowrap;
  }
  .label {
    font-size: 12px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_ink-2);
  }
  .quiet {
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .pill {
    display: inline-block;
    padding: 2px 10px;
    border-radius: 99px;
    font-size: 12px;
    line-height: 18px;
    font-weight: 600;
    background: var(--_sunk);
    color: var(--_ink-2);
  }
  .section {
    padding: var(--_s3) var(--_s4);
    border-top: 1px solid var(--_line);
  }
  .section:first-child,
  .sr:first-child + .section,
  .sr:first-child + .result > .section:first-child {
    border-top: 0;
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px 12px;
    flex-wrap: wrap;
  }
  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  /* The colour is the message of these two; text beside them says the same. */
  .swatch,
  .thread {
    forced-color-adjust: none;
  }
  /* Grounds go in forced colours: edges tell what is a pill, a notice, chosen or marked. */
  @media (forced-colors: active) {
    .pill,
    .notice,
    .status-pill,
    .standing {
      border: 1px solid;
    }
    button.link,
    .patient {
      border: 0 !important;
      text-decoration: underline !important;
    }
    select {
      appearance: auto !important;
    }
    [aria-selected='true'],
    [aria-pressed='true'],
    .active,
    .recording {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :focus-visible {
      outline: 3px solid ButtonText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .root *,
    .root *::before,
    .root *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
    }
  }
  @container (max-width: 360px) {
    .section {
      padding-inline: 14px;
    }
  }
`;
