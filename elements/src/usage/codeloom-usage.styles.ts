import { css } from 'lit';

export const usageStyles = css`
  .title h2 {
    font-size: 20px;
    line-height: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .title > .quiet {
    margin-top: 2px;
  }
  .measures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    border-top: 1px solid var(--_line);
  }
  .measures > .section {
    display: grid;
    align-content: start;
    gap: 4px;
    border-top: 0;
  }
  .measure {
    display: grid;
    gap: 2px;
  }
  .name {
    font-size: 12px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_ink-2);
  }
  .count {
    font-size: 28px;
    line-height: 34px;
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  .bar {
    block-size: 6px;
    border-radius: 99px;
    background: var(--_sunk);
    overflow: hidden;
  }
  .bar > span {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .nearly .bar > span {
    background: var(--_warning);
  }
  .full .bar > span {
    background: var(--_stop);
  }
  .limit {
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
  }
  .nearly .limit b {
    color: var(--_warning);
  }
  .full .limit b {
    color: var(--_stop);
  }
  .table {
    margin-top: 6px;
    overflow-x: auto;
    border-radius: var(--_radius-row);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    /* In quirks mode a table takes neither from its surroundings. */
    color: inherit;
    font-family: inherit;
    font-size: 13px;
    line-height: 18px;
  }
  th,
  td {
    padding: 8px 12px 8px 0;
    text-align: inherit;
    white-space: nowrap;
    border-bottom: 1px solid var(--_line);
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  thead th {
    font-size: 12px;
    font-weight: 600;
    color: var(--_ink-2);
  }
  tbody th {
    font-weight: 600;
  }
  .number {
    text-align: end;
  }
  .month-bar {
    display: inline-block;
    block-size: 8px;
    margin-inline-start: 8px;
    border-radius: 2px;
    background: var(--_accent);
    opacity: 0.5;
  }
  /* On a narrow card the next column looks in, so that one sees that the table goes on. */
  @container (max-width: 620px) {
    thead th {
      white-space: normal;
      vertical-align: bottom;
    }
    .month-bar {
      display: none;
    }
  }
`;
