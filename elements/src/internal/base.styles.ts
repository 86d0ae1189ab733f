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
    padding: 14px 18px;
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
