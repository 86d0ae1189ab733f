import { css } from 'lit';

/** The builder stands beside what it dresses, in the page's own colours, so that no choice makes it unreadable. */
export const themeBuilderStyles = css`
  :host {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    gap: 20px;
    align-items: start;
    padding: 20px;
    font-size: 14px;
    line-height: 20px;
    color: var(--codeloom-ink);
  }
  form,
  .out {
    border: 1px solid var(--codeloom-line);
    border-radius: 12px;
    background: var(--codeloom-surface);
  }
  form > section {
    display: grid;
    gap: 8px;
    padding: 14px 18px;
  }
  form > section + section {
    border-top: 1px solid var(--codeloom-line);
  }
  h3 {
    margin: 0;
    line-height: 16px;
    font-size: 12px;
    font-weight: 600;
    color: var(--codeloom-ink-2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--codeloom-control);
    border-radius: 99px;
    font-size: 13px;
    font-weight: 600;
    cursor: pointer;
  }
  .choices input {
    position: absolute;
    opacity: 0;
  }
  .choices label:has(:checked) {
    border-color: var(--codeloom-accent);
    background: var(--codeloom-accent-soft);
    color: var(--codeloom-accent);
  }
  .choices label:has(:focus-visible),
  button:focus-visible,
  pre:focus-visible,
  summary:focus-visible {
    outline: 2px solid var(--codeloom-accent);
    outline-offset: 2px;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 40px 40px;
    gap: 8px;
    align-items: center;
    min-height: 32px;
  }
  .row.wide {
    grid-template-columns: minmax(0, 1fr) 120px;
  }
  .row small {
    display: block;
    font-size: 12px;
    line-height: 16px;
    color: var(--codeloom-ink-3);
  }
  input[type='color'] {
    inline-size: 40px;
    block-size: 28px;
    padding: 2px;
    border: 1px solid var(--codeloom-control);
    border-radius: 8px;
    background: var(--codeloom-surface);
    cursor: pointer;
  }
  input[type='range'] {
    inline-size: 100%;
    min-block-size: 24px;
    accent-color: var(--codeloom-accent);
  }
  summary {
    min-height: 24px;
    font-weight: 600;
    cursor: pointer;
  }
  .preview {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
    gap: 16px;
    align-items: start;
  }
  .stack {
    display: grid;
    gap: 16px;
  }
  .out {
    display: grid;
    gap: 10px;
    margin-top: 20px;
    padding: 14px 18px;
  }
  .out-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  h2 {
    margin: 0;
    font-size: 15px;
    line-height: 22px;
    font-weight: 650;
  }
  button {
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--codeloom-control);
    border-radius: 8px;
    background: var(--codeloom-surface);
    color: var(--codeloom-ink);
    font: inherit;
    font-size: 13px;
    font-weight: 600;
    cursor: pointer;
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    overflow-x: auto;
    border-radius: 8px;
    background: var(--codeloom-sunk);
    font-size: 13px;
    line-height: 20px;
  }
  p {
    margin: 0;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .weak {
    padding: 9px 12px;
    border-radius: 8px;
    background: var(--codeloom-warning-soft);
    color: var(--codeloom-warning);
    font-size: 13px;
  }
  .fine {
    font-size: 13px;
    color: var(--codeloom-ink-2);
  }
  @media (max-width: 820px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      padding: 12px;
    }
  }
`;
