import { css } from 'lit';

export const auditTrailStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 8px 16px;
    padding: var(--_s2) 14px;
    border-bottom: 1px solid var(--_line);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  .chips button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .fields,
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_s2);
  }
  .fields {
    order: 1;
    flex-basis: 100%;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  .field input,
  .field select {
    inline-size: 150px;
    min-height: var(--_h2);
    padding-block: 5px;
    font-size: 13px;
  }
  .days {
    padding: 4px 18px 14px;
  }
  .day > h2 {
    position: sticky;
    inset-block-start: 0;
    padding-block: 12px 6px;
    background: var(--_surface);
    z-index: 1;
  }
  .entry {
    display: grid;
    grid-template-columns: 52px minmax(0, 1fr) minmax(120px, 220px);
    gap: 2px 14px;
    padding-block: var(--_s2);
    border-top: 1px solid var(--_line);
  }
  .entry :is(a, button, summary) {
    scroll-margin-block-start: 48px;
  }
  .entry time {
    font-size: 13px;
    color: var(--_ink-3);
  }
  .what {
    display: grid;
    gap: 3px;
    min-width: 0;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
  }
  .title strong {
    font-weight: 600;
  }
  .title a,
  .title button.link {
    min-height: 0;
    padding: 0;
    color: var(--_accent);
    font-weight: 600;
    font-size: 13px;
    text-underline-offset: 3px;
  }
  .facts {
    font-size: 13px;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .changes > div {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: baseline;
    font-size: 13px;
  }
  .changes dt {
    color: var(--_ink-2);
  }
  .changes dd {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: baseline;
  }
  .from {
    color: var(--_ink-3);
    text-decoration: line-through;
    text-decoration-color: var(--_line-strong);
  }
  .to {
    font-weight: 650;
  }
  .arrow {
    color: var(--_ink-3);
  }
  .reason {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_line-strong);
    font-size: 13px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .who {
    display: grid;
    align-content: start;
    font-size: 13px;
    color: var(--_ink-2);
    text-align: end;
  }
  .entry details > summary {
    min-height: 24px;
    font-size: 12px;
    color: var(--_ink-3);
    inline-size: fit-content;
    padding-inline-end: 6px;
  }
  .details {
    display: grid;
    gap: 2px;
    padding: 4px 0 4px 12px;
    font-size: 12px;
  }
  .details > div {
    display: grid;
    grid-template-columns: 128px minmax(0, 1fr);
    gap: var(--_s2);
  }
  .details dt {
    color: var(--_ink-3);
  }
  .details dd {
    overflow-wrap: anywhere;
    color: var(--_ink-2);
  }
  .more,
  .said {
    padding: var(--_s2) var(--_s4);
    border-top: 1px solid var(--_line);
  }
  .said {
    font-size: 13px;
    color: var(--_ink-2);
  }
  .said.failed {
    color: var(--_stop);
  }
  .nothing {
    padding: 40px var(--_s4);
    text-align: center;
    color: var(--_ink-2);
  }
  @container (max-width: 640px) {
    .entry {
      grid-template-columns: 44px minmax(0, 1fr);
    }
    .who {
      grid-column: 2;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 6px;
      text-align: inherit;
    }
    .days {
      padding-inline: 14px;
    }
    .fields,
    .field {
      flex: 1 1 40%;
    }
    .field input,
    .field select {
      inline-size: 100%;
    }
    .details > div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
