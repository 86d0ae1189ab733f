import { css } from 'lit';

/** The stacked rows of suggested codes and their decisions. */
export const rowStyles = css`
  .rows {
    margin: 6px -8px 0;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    border-radius: var(--_radius-row);
  }
  .row + .row {
    margin-top: 1px;
  }
  .row + .row::before {
    content: '';
    position: absolute;
    inset: -1px 8px auto;
    border-top: 1px solid var(--_line);
  }
  .row-main {
    display: grid;
    grid-template-columns: 4px 72px minmax(0, 1fr) auto;
    align-items: start;
    justify-content: stretch;
    gap: 0 10px;
    min-height: var(--_h3);
    padding: var(--_s2) 8px;
    font-weight: 400;
    font-size: 14px;
    line-height: 20px;
    text-align: inherit;
    color: var(--_ink);
  }
  .thread {
    width: 3px;
    height: 20px;
    border-radius: 2px;
  }
  .thread.diagnosis {
    background: var(--_thread-diagnosis);
  }
  .thread.procedure {
    background: var(--_thread-procedure);
  }
  .row-text {
    display: grid;
    min-width: 0;
  }
  .row-share {
    display: grid;
    justify-items: end;
    gap: 2px;
    font-size: 13px;
    color: var(--_ink-3);
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
  .row.active .row-share {
    color: var(--_ink-2);
  }
  .row.dismissed .row-name,
  .row.dismissed .row-code {
    color: var(--_ink-3);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .row.dismissed .thread {
    opacity: 0.35;
  }
  .current {
    box-shadow: inset 2px 0 0 var(--_accent);
  }
  .quotes {
    grid-column: 1 / -1;
    display: grid;
    gap: 4px;
    padding: 0 12px 10px 22px;
    animation: appear 150ms ease-out;
  }
  .decision {
    display: inline-flex;
    gap: 2px;
    padding: 2px 4px 0 0;
  }
  .em-main .decision {
    padding: 0;
  }
  .decision button {
    color: var(--_ink-3);
  }
  .decision .accept:hover {
    color: var(--_ok);
    background: var(--_ok-soft);
  }
  .decision .accept[aria-pressed='true'] {
    color: var(--_ok);
  }
  .decision .accept[aria-pressed='true'] svg {
    stroke-width: 2.2;
  }
  .mark {
    display: inline-grid;
    place-items: center;
    width: 32px;
    height: 32px;
    color: var(--_ok);
  }
`;
