import { css } from 'lit';

const emStyles = css`
  .em-main {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    margin: 6px -8px 0;
    padding: 4px 8px;
    border-radius: var(--_radius-row);
  }
  .em-code {
    font-size: 40px;
    line-height: 48px;
    letter-spacing: -0.02em;
  }
  .em-label {
    font-size: 14px;
    font-weight: 600;
  }
  .confidence {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    margin-top: 2px;
  }
  .bar .track {
    fill: var(--_sunk);
    stroke: none;
  }
  .bar .fill {
    fill: var(--_accent);
  }
  .em-main.dismissed .em-code,
  .em-main.dismissed .em-label {
    color: var(--_ink-3);
    text-decoration: line-through;
    text-decoration-thickness: 1px;
  }
  .highest {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-top: 6px;
  }
  .pill.soft {
    background: var(--_accent-soft);
    color: light-dark(#095850, #6ad3c4);
  }
  .pill.low {
    background: var(--_warning-soft);
    color: var(--_warning);
    padding-inline: 8px;
  }
  .empty {
    padding-top: 8px;
    color: var(--_ink-3);
  }
`;

const gridStyles = css`
  .grid {
    display: grid;
    margin: 10px -8px 0;
  }
  .grid-row {
    display: grid;
    grid-template-columns: 92px 84px minmax(0, 1fr);
    align-items: baseline;
    justify-content: stretch;
    gap: 0 8px;
    width: 100%;
    min-height: 36px;
    padding: 7px 8px;
    text-align: start;
    font-weight: 400;
    font-size: 14px;
    line-height: 20px;
    color: var(--_ink-2);
  }
  .grid-row[aria-expanded='true'] {
    background: var(--_sunk);
  }
  .grid-name {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .grid-level {
    font-weight: 650;
    color: var(--_ink);
  }
  .grid-row.short .grid-level {
    color: var(--_ink-3);
  }
  .grid-text .none {
    color: var(--_ink-3);
  }
  .swatch {
    width: 10px;
    height: 10px;
    border-radius: 3px;
    flex: none;
  }
  .swatch.problems {
    background: var(--_thread-problems);
  }
  .swatch.data {
    background: var(--_thread-data);
  }
  .swatch.risk {
    background: var(--_thread-risk);
  }
  .items {
    margin: 2px 0 8px 12px;
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--_line-strong);
    animation: appear 150ms ease-out;
  }
  .items.problems {
    border-color: var(--_thread-problems);
  }
  .items.data {
    border-color: var(--_thread-data);
  }
  .items.risk {
    border-color: var(--_thread-risk);
  }
  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: flex-start;
    gap: 2px 8px;
    width: 100%;
    min-height: 32px;
    padding: 6px 8px;
    text-align: start;
    font-weight: 400;
    font-size: 13px;
    color: var(--_ink);
    border-radius: var(--_radius-row);
  }
  .item[aria-pressed='true'] {
    background: var(--_accent-soft);
  }
  .item-text::first-letter {
    text-transform: uppercase;
  }
  q {
    flex-basis: 100%;
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
    quotes: '“' '”';
    overflow-wrap: anywhere;
  }
  .review {
    margin-top: 4px;
  }
  .review-list {
    padding: 2px 0 8px 14px;
    font-size: 13px;
  }
  .review-list li {
    padding: 3px 0;
    color: var(--_ink-2);
  }
`;

const rowStyles = css`
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
    min-height: 44px;
    padding: 8px;
    font-weight: 400;
    font-size: 14px;
    line-height: 20px;
    text-align: start;
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
  .row.active {
    background: var(--_accent-soft);
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

const restStyles = css`
  .risk-section {
    display: grid;
    gap: 10px;
  }
  .risk-head {
    display: flex;
    align-items: center;
    gap: 10px;
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
    opacity: 0.85;
  }
  .left-out ul {
    padding-inline-start: 6px;
  }
  .left-out .why {
    flex-basis: 100%;
  }
  .foot {
    display: grid;
    gap: 8px;
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
  .result {
    transition: opacity 150ms ease-out;
  }
  .result.old {
    opacity: 0.55;
  }
  .steps {
    padding: 14px 18px;
    border-bottom: 1px solid var(--_line);
  }
  .steps ol {
    display: grid;
    gap: 4px;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 10px;
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
  .key-list {
    display: grid;
    gap: 8px;
  }
  .key-list > div {
    display: grid;
    grid-template-columns: 88px 1fr;
    align-items: center;
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
      gap: 8px;
    }
    .keys-hint {
      display: none;
    }
  }
`;

export const suggestStyles = [emStyles, gridStyles, rowStyles, restStyles];
