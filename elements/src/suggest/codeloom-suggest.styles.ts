import { css } from 'lit';
import { emStyles, gridStyles } from './em-section.styles.ts';
import { rowStyles } from './rows.styles.ts';

const restStyles = css`
  .risk-section {
    display: grid;
    gap: var(--_s2);
  }
  .risk-head {
    display: flex;
    align-items: center;
    gap: var(--_s2);
  }
  .level-medium {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .level-high {
    background: var(--_stop-soft);
    color: var(--_stop);
  }
  .source {
    display: block;
    font-size: 12px;
    line-height: 16px;
  }
  .left-out ul {
    padding-inline-start: 6px;
  }
  .left-out .why {
    flex-basis: 100%;
  }
  .foot {
    display: grid;
    gap: var(--_s2);
  }
  .foot-buttons {
    margin-inline-start: auto;
  }
  .foot-actions,
  .foot-buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 8px;
  }
  .keys-hint {
    padding-inline: 4px;
    margin-inline-start: -4px;
    gap: 4px;
    font-weight: 400;
    font-size: 12px;
    color: var(--_ink-3);
  }
  .commands {
    display: none;
  }
  .result {
    transition: opacity 150ms ease-out;
  }
  .result.old {
    opacity: 0.55;
  }
  .steps {
    padding: var(--_s3) var(--_s4);
  }
  .steps ol {
    display: grid;
    gap: 4px;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-height: 28px;
    color: var(--_ink-3);
  }
  .steps li.done {
    color: var(--_ink-2);
  }
  .steps li.now {
    color: var(--_ink);
    font-weight: 600;
  }
  .step-mark {
    display: grid;
    place-items: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    border: 1.5px solid var(--_line-strong);
  }
  .done .step-mark {
    border-color: transparent;
    color: var(--_ok);
  }
  .now .step-mark {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 3px var(--_surface);
    background: var(--_accent);
    animation: pulse 1.2s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.45;
    }
  }
  @container (max-width: 420px) {
    .grid-row {
      grid-template-columns: 86px minmax(0, 1fr);
    }
    .grid-text {
      grid-column: 1 / -1;
      padding-inline-start: 18px;
    }
    .em-main {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .em-facts {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .row-main {
      grid-template-columns: 4px minmax(0, 1fr) auto;
    }
    .row-text {
      grid-column: 2 / -1;
      grid-row: 2;
    }
    .row-share {
      display: flex;
      align-items: center;
      gap: var(--_s2);
    }
    .keys-hint {
      display: none;
    }
    /* Where there is no room for the keys there is often no keyboard either. */
    .commands {
      display: inline-flex;
    }
  }
`;

export const suggestStyles = [emStyles, gridStyles, rowStyles, restStyles];
