import { css } from 'lit';

export const trainerStyles = css`
  .title h2 {
    font-size: 20px;
    line-height: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .title > .quiet {
    margin-top: 2px;
  }
  .title h2:focus,
  #score:focus {
    outline: none;
  }
  .empty {
    color: var(--_ink-2);
  }
  .cases {
    border-top: 1px solid var(--_line);
  }
  .cases > li + li {
    border-top: 1px solid var(--_line);
  }
  button.case {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 150px 84px 110px;
    align-items: center;
    justify-items: start;
    gap: 4px 14px;
    width: 100%;
    min-height: var(--_h3);
    padding: var(--_s2) var(--_s4);
    border-radius: 0;
    font-weight: 400;
    text-align: inherit;
  }
  button.case:focus-visible {
    outline-offset: -2px;
  }
  .case-text {
    display: grid;
    gap: 1px;
  }
  .case-title {
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
    color: var(--_ink);
  }
  .case-score {
    display: grid;
    justify-self: end;
    justify-items: end;
    color: var(--_ink);
  }
  .foot-note {
    text-align: end;
  }
  .desk {
    display: grid;
    border-top: 1px solid var(--_line);
  }
  .note {
    padding: var(--_s3) var(--_s4);
  }
  .side {
    border-top: 1px solid var(--_line);
  }
  .step {
    font-size: 15px;
    line-height: 22px;
    font-weight: 650;
    border-top: 0;
    padding-bottom: 0;
  }
  .field {
    display: grid;
    gap: var(--_s2);
    border-top: 0;
    padding-bottom: 4px;
  }
  .chosen > li {
    display: grid;
    grid-template-columns: 76px minmax(0, 1fr) 32px;
    align-items: center;
    gap: var(--_s2);
    min-height: var(--_h2);
    border-bottom: 1px solid var(--_line);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
    margin-top: 14px;
  }
  .trouble {
    flex: 1 1 160px;
    font-size: 13px;
    color: var(--_warning);
  }
  .score h3 {
    font-size: 28px;
    line-height: 34px;
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  .result > .section:first-child {
    border-top: 0;
  }
  .lines {
    display: grid;
    gap: 2px;
    margin: 6px -8px 0;
  }
  button.line-row {
    display: grid;
    grid-template-columns: 3px minmax(0, 1fr);
    justify-items: stretch;
    gap: 2px 10px;
    width: 100%;
    padding: var(--_s2) 8px;
    font-weight: 400;
    text-align: inherit;
  }
  .line-row > :not(.thread) {
    grid-column: 2;
  }
  .line-row .thread {
    grid-row: 1 / span 4;
    align-self: stretch;
    inline-size: 3px;
    border-radius: 2px;
  }
  .line-row[aria-pressed='true'] {
    background: var(--_sunk);
  }
  .line-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
    font-size: 14px;
    color: var(--_ink);
  }
  .standing {
    padding: 1px 8px;
    border-radius: 99px;
    font-size: 12px;
    line-height: 18px;
    font-weight: 600;
  }
  .matched .standing {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .missed .standing {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .extra .standing {
    background: var(--_stop-soft);
    color: var(--_stop);
  }
  .extra .code {
    text-decoration: line-through;
  }
  .line-name {
    color: var(--_ink);
  }
  .why {
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
  }
  .quotes {
    display: grid;
    gap: 1px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  @container (min-width: 820px) {
    .desk {
      grid-template-columns: minmax(0, 1fr) minmax(340px, 420px);
    }
    .note {
      position: sticky;
      top: 0;
      align-self: start;
    }
    .side {
      border-top: 0;
      border-inline-start: 1px solid var(--_line);
    }
  }
  @container (max-width: 620px) {
    .title .head {
      flex-wrap: nowrap;
      align-items: start;
    }
    .title .head .outline {
      flex: none;
    }
    button.case {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .case-facts {
      grid-row: 2;
    }
    .case > .pill {
      grid-column: 2;
      grid-row: 1;
      justify-self: end;
    }
  }
  @container (max-width: 360px) {
    .note,
    button.case {
      padding-inline: 14px;
    }
  }
`;
