import { css } from 'lit';

export const codeSearchStyles = css`
  .box {
    position: relative;
  }
  label {
    display: block;
    padding-bottom: 4px;
  }
  .list {
    position: absolute;
    z-index: 10;
    inset-inline: 0;
    top: calc(100% + 4px);
    max-height: 296px;
    padding: 4px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-row);
    background: var(--_surface);
    /* Clear of a bar that stays at the lower edge of what scrolls. */
    scroll-margin-block-end: 72px;
    box-shadow: 0 12px 32px var(--_shadow);
    animation: appear 120ms ease-out;
  }
  .option {
    display: grid;
    grid-template-columns: 80px minmax(0, 1fr) auto 24px;
    gap: 0 10px;
    align-items: baseline;
    min-height: var(--_h2);
    padding: var(--_s2) 8px;
    border-radius: 6px;
    cursor: pointer;
  }
  .option[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .option.category .code {
    color: var(--_ink-3);
  }
  .group {
    padding: 8px 8px 2px;
  }
  .prompt {
    padding: var(--_s2) 8px;
    border-bottom: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: 13px;
  }
  .star {
    display: grid;
    place-items: center;
    align-self: center;
    width: 24px;
    height: 24px;
    border-radius: 6px;
    color: var(--_line-strong);
  }
  .star:hover {
    color: var(--_ink);
  }
  .star.on {
    color: var(--_accent);
  }
  .star.on path {
    fill: currentcolor;
  }
  .status {
    padding: var(--_s2) 8px;
    color: var(--_ink-2);
    font-size: 13px;
  }
  .status.source {
    border-top: 1px solid var(--_line);
    font-size: 12px;
    color: var(--_ink-3);
  }
  @container (max-width: 380px) {
    .option {
      grid-template-columns: 72px minmax(0, 1fr) 24px;
    }
    .option > .quiet {
      grid-column: 2;
      grid-row: 2;
    }
    .option > .star {
      grid-column: 3;
      grid-row: 1;
    }
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 650;
  }
`;
