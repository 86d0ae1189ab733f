import { css } from 'lit';

export const emStyles = css`
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
  .bar:dir(rtl) {
    scale: -1 1;
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
    color: var(--_accent-strong);
  }
  .pill.low {
    background: var(--_warning-soft);
    color: var(--_warning);
    padding-inline: 8px;
  }
  .empty {
    padding-top: var(--_s2);
    color: var(--_ink-3);
  }
`;

export const gridStyles = css`
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
    min-height: var(--_h2);
    padding: var(--_s2) 8px;
    text-align: inherit;
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
    gap: var(--_s2);
  }
  .grid-level {
    font-weight: 650;
    color: var(--_ink);
  }
  .grid-row.short .grid-level {
    color: var(--_ink-3);
  }
  .grid-text {
    display: block;
  }
  .grid-text::first-letter {
    text-transform: uppercase;
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
    min-height: var(--_h1);
    padding: 6px 8px;
    text-align: inherit;
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
