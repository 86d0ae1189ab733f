import { css } from 'lit';

/** The key sheet and the command palette. */
export const commandPanelStyles = css`
  dialog.keys {
    width: min(640px, calc(100vw - 24px));
  }
  .key-groups {
    display: grid;
    gap: var(--_s3);
  }
  .key-groups h3 {
    padding-block-end: 4px;
    border-bottom: 1px solid var(--_line);
  }
  .key-row {
    display: grid;
    grid-template-columns: 116px minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 12px;
    min-height: var(--_h2);
    padding-block: 3px;
    border-bottom: 1px solid var(--_line);
  }
  /* The caps of one key stay together; a second key may go below. */
  .one-key {
    display: inline-flex;
    gap: 2px;
  }
  .key-row .caps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
  }
  .key-row.recording {
    background: var(--_accent-soft);
  }
  .key-row .trouble {
    grid-column: 2 / -1;
    color: var(--_warning);
    font-size: 12px;
    padding-block-end: 6px;
  }
  .own {
    color: var(--_accent);
  }
  .none {
    color: var(--_ink-3);
  }
  .grow {
    flex: 1;
    align-self: center;
  }
  dialog.palette {
    width: min(560px, calc(100vw - 24px));
    margin-block-start: 12vh;
    overflow: hidden;
  }
  .palette .field {
    padding: var(--_s3) 12px;
    border-bottom: 1px solid var(--_line);
  }
  .palette ul {
    max-height: min(52vh, 420px);
    padding: 6px;
    overflow-y: auto;
  }
  .palette li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--_s2);
    min-height: var(--_h2);
    padding: 4px 10px;
    border-radius: var(--_radius-row);
    cursor: pointer;
  }
  .palette li[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .palette .nothing {
    padding: var(--_s3) 16px;
  }
  @container (max-width: 420px) {
    .key-row {
      grid-template-columns: 84px minmax(0, 1fr) auto;
    }
  }
`;
