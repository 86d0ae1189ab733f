import { css } from 'lit';

export const emWorksheetStyles = css`
  .level-main {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    margin-top: 4px;
    transition: opacity 120ms ease-out;
  }
  .asking .level-main {
    opacity: 0.6;
  }
  /* Where the page scrolls the card, its level stays in view. */
  .level-bar {
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--_surface);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  /* On a low screen it would cover what it is about. */
  @media (max-height: 640px) {
    .level-bar {
      position: static;
    }
  }
  .root :is(button, summary) {
    scroll-margin-block-start: 240px;
  }
  .level {
    padding-top: var(--_s2);
  }
  .em-code {
    font-size: 28px;
    line-height: 34px;
    letter-spacing: -0.02em;
  }
  .was {
    font-size: 18px;
    color: var(--_ink-3);
    text-decoration: line-through;
  }
  .arrow {
    color: var(--_ink-3);
  }
  .level-facts {
    display: grid;
  }
  .em-label {
    font-weight: 600;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .pill.warn,
  .pill.low {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .three {
    display: grid;
    gap: 6px;
  }
  .marks + .three,
  .notice + .three {
    margin-top: 10px;
  }
  .three ul {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--_s2);
  }
  .third {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 8px;
    padding: var(--_s2) 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-row);
    color: var(--_ink-2);
  }
  .third strong,
  .third .tick {
    grid-column: 2;
  }
  .third strong {
    font-weight: 600;
  }
  .third .tick {
    font-size: 12px;
    line-height: 16px;
    color: var(--_ink-3);
  }
  .third.meets {
    border-color: var(--_ink-3);
    color: var(--_ink);
  }
  .third.meets .tick {
    color: var(--_ok);
  }
  .third.meets .tick::before {
    content: '✓ ';
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
  .elements {
    display: grid;
    gap: var(--_s3);
  }
  .element-head {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    padding-bottom: 4px;
    border-bottom: 1px solid var(--_line);
  }
  .element-head h4 {
    flex: 1;
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
  }
  .element-level {
    font-weight: 600;
  }
  h5.label {
    margin: 10px 0 0;
  }
  .none {
    padding-top: var(--_s2);
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 8px;
    min-height: 40px;
    margin-inline: -8px;
    padding-inline: 8px;
    border-radius: var(--_radius-row);
  }
  .fact.active {
    background: var(--_accent-soft);
  }
  .fact-main {
    display: grid;
    justify-content: start;
    justify-items: start;
    gap: 0;
    min-height: var(--_h2);
    padding: 4px 0;
    font-weight: 400;
    font-size: 14px;
    text-align: inherit;
    color: var(--_ink);
  }
  @media (forced-colors: active) {
    .fact-main {
      padding-inline: 8px;
    }
  }
  .fact-main:hover:not([disabled]) {
    background: transparent;
  }
  .fact-text::first-letter {
    text-transform: uppercase;
  }
  .facts.not .fact-text {
    color: var(--_ink-2);
  }
  .fact.marked .fact-text {
    color: var(--_ink-3);
    text-decoration: line-through;
  }
  .mark-button {
    font-size: 12px;
    color: var(--_ink-3);
  }
  .fact:hover .mark-button,
  .fact:focus-within .mark-button,
  .marked .mark-button {
    color: var(--_ink);
  }
  .quotes {
    grid-column: 1 / -1;
    display: grid;
    gap: 4px;
    padding-bottom: 8px;
    color: var(--_ink-2);
    font-size: 13px;
  }
  .audit {
    display: grid;
    gap: 12px;
  }
  .texts {
    margin-top: 4px;
    padding-inline-start: 16px;
    list-style: disc;
    color: var(--_ink-2);
  }
  @container (min-width: 760px) {
    .elements {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 24px;
    }
  }
  @container (max-width: 420px) {
    .three ul {
      grid-template-columns: minmax(0, 1fr);
    }
    .third {
      grid-template-columns: auto minmax(0, 1fr) auto auto;
    }
    .third strong,
    .third .tick {
      grid-column: auto;
    }
    .fact {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    /* A pill and a button share the second column: the button stands under its pill. */
    .fact:has(> .pill) > .fact-main {
      grid-row: 1 / span 2;
    }
    .fact > .pill + .mark-button {
      grid-column: 2;
      justify-self: end;
    }
    .fact > .quotes {
      grid-row: 3;
    }
  }
`;
