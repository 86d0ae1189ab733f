import { css } from 'lit';

/** The dialog of code sets. */
export const codeSetsStyles = css`
  .notice.empty-claim {
    flex-direction: column;
    gap: 2px;
  }
  .set-list {
    display: grid;
    max-height: 320px;
    overflow-y: auto;
    margin-inline: -8px;
  }
  .set {
    display: flex;
    align-items: center;
    border-radius: var(--_radius-row);
  }
  .set-main {
    flex: 1;
    min-width: 0;
    justify-content: start;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding: var(--_s2) 10px;
    text-align: inherit;
  }
  .set-name {
    color: var(--_ink);
  }
  .set-main .code-run {
    flex-basis: 100%;
    font-weight: 400;
  }
  .set-save {
    display: grid;
    gap: 6px;
    padding-top: 14px;
    border-top: 1px solid var(--_line);
  }
  .set-fields {
    display: flex;
    gap: var(--_s2);
  }
  .set-fields button {
    flex: none;
    min-height: var(--_h2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-height: 28px;
    font-size: 13px;
    color: var(--_ink-2);
  }
`;
