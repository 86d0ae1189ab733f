import { css } from 'lit';

/** Tallest list (rows): with the overscan it keeps under 60 rows in the document. */
const tallest = css`44`;

/** The grid of rows. */
export const listStyles = css`
  .list {
    position: relative;
    overflow: auto;
    overscroll-behavior: contain;
    max-block-size: min(var(--codeloom-queue-height, min(70vh, 640px)), ${tallest} * var(--_row));
    min-block-size: 160px;
    /* The border of the head stays while rows pass under it. */
    scroll-padding-block-start: 37px;
  }
  .list:focus-visible {
    outline-offset: -2px;
  }
  /* The row of the keys shows where the focus is. */
  .list.at:focus-visible {
    outline-color: transparent;
  }
  .head-row,
  .row {
    display: grid;
    grid-template-columns: var(--_columns);
    align-items: center;
    column-gap: var(--_s3);
    padding-inline: 14px;
    min-inline-size: min-content;
  }
  .head-row {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    height: 36px;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }
  .head-row button {
    min-height: 28px;
    margin-inline-start: -6px;
    padding: 2px 6px;
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }
  .head-row button svg {
    width: 12px;
    height: 12px;
  }
  .head-row [aria-sort='ascending'] button,
  .head-row [aria-sort='descending'] button {
    color: var(--_accent);
  }
  .body {
    position: relative;
    min-inline-size: min-content;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    height: var(--_row);
    border-bottom: 1px solid var(--_line);
    contain: layout paint style;
    cursor: default;
  }
  .row > * {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    min-width: 0;
  }
  .head-row > .pick,
  .row > .pick {
    overflow: visible;
    display: grid;
    place-items: center;
  }
  /* The whole square around the box answers, so that a near miss opens nothing. */
  .pick label {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-inline: -8px;
    cursor: pointer;
  }
  .row:hover {
    background: var(--_sunk);
  }
  .row[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .row.at::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent);
  }
  .list:focus-visible .row.at {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  a.patient,
  button.patient {
    display: inline-block;
    max-inline-size: 100%;
    min-height: 0;
    padding: 4px 6px;
    margin-inline-start: -6px;
    border-radius: 6px;
    font-size: 14px;
    line-height: 20px;
    font-weight: 650;
    color: var(--_ink);
    text-decoration: none;
    text-align: inherit;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: middle;
  }
  a.patient:hover,
  button.patient:hover {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .row .cell {
    color: var(--_ink-2);
  }
  .none {
    color: var(--_ink-3);
  }
  .self {
    font-weight: 600;
    color: var(--_ink);
  }
  .cell .code {
    color: var(--_ink);
  }
  .code.suggested {
    font-weight: 400;
    color: var(--_ink-3);
  }
  .risk {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_ink-2);
  }
  .risk::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 2px;
    background: var(--_line-strong);
    forced-color-adjust: none;
  }
  .risk[data-level='medium'] {
    color: var(--_warning);
  }
  .risk[data-level='high'] {
    color: var(--_stop);
    font-weight: 600;
  }
  .risk[data-level='medium']::before {
    background: var(--_warning);
  }
  .risk[data-level='high']::before {
    background: var(--_stop);
  }
  .status-pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 1px 9px;
    border-radius: 99px;
    background: var(--_sunk);
    color: var(--_ink-2);
    font-size: 12px;
    line-height: 20px;
    font-weight: 600;
    white-space: nowrap;
  }
  .status-pill[data-status='ai_suggested'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .status-pill[data-status='finalized'] {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .status-pill[data-status='exported'] {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_line-strong);
  }
  .status-pill[data-status='voided'] {
    text-decoration: line-through;
  }
  /* On the ground of a chosen row a pill stands out as on paper. */
  [aria-selected='true'] .status-pill {
    background: var(--_surface);
  }
  .row.waiting > span {
    block-size: 12px;
    inline-size: 70%;
    border-radius: 6px;
    background: var(--_sunk);
  }
  .list[aria-busy='true'] .row:not(.waiting) {
    opacity: 0.6;
  }
  .narrow .row {
    padding-block: var(--_s2);
    align-items: start;
  }
  .narrow .row > .lines {
    display: grid;
    gap: 3px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-width: 0;
  }
  .line > .patient {
    flex: 0 1 auto;
    padding-block: 1px;
    min-width: 0;
  }
  .line > .status-pill {
    margin-inline-start: auto;
  }
  .line .facts {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .line.quiet > * {
    font-size: 12px;
    white-space: nowrap;
  }
`;
