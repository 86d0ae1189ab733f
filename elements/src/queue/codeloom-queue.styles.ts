import { css } from 'lit';

export const queueStyles = css`
  .queue {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow: clip;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: var(--_s2) 14px;
  }
  .tabs {
    display: flex;
    gap: 2px;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
    margin: -3px;
    padding: 3px;
  }
  .tabs button {
    flex: none;
  }
  .tabs button[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .count {
    font-weight: 600;
    color: var(--_ink-3);
  }
  [aria-pressed='true'] .count {
    color: inherit;
  }
  .search .label {
    display: flex;
    align-items: end;
    justify-content: space-between;
    /* The key is taller than a label: the words stay on one line with the other labels. */
    max-height: 1lh;
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }
  .views select {
    inline-size: auto;
    max-inline-size: 220px;
    min-height: var(--_h1);
    padding-block: 5px;
    font-size: 13px;
    font-weight: 600;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 10px;
    padding: 0 14px 12px;
    border-bottom: 1px solid var(--_line);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 10px;
  }
  /* Below all fields, so that none of them moves. */
  .backwards {
    order: 1;
    flex-basis: 100%;
    grid-column: 1 / -1;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  .filters input,
  .filters select {
    inline-size: 138px;
    min-height: var(--_h2);
    padding-block: 5px;
    font-size: 13px;
  }
  .filters select {
    text-overflow: ellipsis;
  }
  .filters .search input {
    inline-size: 220px;
  }
  .filters > button.link {
    min-height: var(--_h2);
  }
  input[type='date'] {
    font-variant-numeric: tabular-nums;
  }
  details.menu {
    position: relative;
  }
  details.menu > summary {
    min-height: var(--_h1);
    padding: 4px 12px;
    border: 1px solid var(--_line-strong);
    font-weight: 600;
    background: var(--_surface);
    color: var(--_ink);
  }
  details.menu > summary:hover {
    background: var(--_sunk);
  }
  .menu-panel {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: calc(100% + 4px);
    z-index: 4;
    display: grid;
    min-inline-size: 200px;
    max-inline-size: 280px;
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-row);
    background: var(--_surface);
    box-shadow: 0 12px 32px var(--_shadow);
  }
  .menu-panel button {
    justify-content: start;
    text-align: inherit;
    white-space: normal;
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-height: var(--_h1);
    padding: 2px 8px;
    border-radius: 6px;
    font-size: 13px;
    cursor: pointer;
  }
  .check:hover {
    background: var(--_sunk);
  }
  .check input {
    inline-size: 16px;
    flex: none;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 56px 24px;
    text-align: center;
    color: var(--_ink-2);
  }
  .empty h2 {
    font-size: 15px;
    line-height: 22px;
    font-weight: 650;
    color: var(--_ink);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    min-height: var(--_h3);
    padding: var(--_s2) 14px;
    border-top: 1px solid var(--_line);
    font-size: 13px;
    color: var(--_ink-2);
  }
  .foot .grow {
    flex: 1;
  }
  .foot strong {
    font-weight: 650;
    color: var(--_ink);
  }
  .foot .caps,
  .foot button .caps {
    display: inline-flex;
    gap: 2px;
  }
  .hints {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    color: var(--_ink-3);
    font-size: 12px;
  }
  .hints > span {
    display: inline-flex;
    gap: 4px;
    align-items: center;
  }
  .foot .failed {
    color: var(--_stop);
  }
  dialog.assign {
    width: min(440px, calc(100vw - 24px));
  }
  #people {
    display: grid;
    max-height: 320px;
    overflow-y: auto;
  }
  #people li {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 12px;
    min-height: var(--_h2);
    padding: 4px 10px;
    border-radius: var(--_radius-row);
    cursor: pointer;
  }
  #people li[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .narrow .filters .search,
  .narrow .filters .search input {
    flex: 1;
    inline-size: 100%;
  }
  .narrow .fold {
    flex-basis: 100%;
  }
  .narrow .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    padding-block: 4px;
  }
  .narrow .fields input,
  .narrow .fields select {
    inline-size: 100%;
  }
  .narrow .hints {
    display: none;
  }
  .narrow .views {
    inline-size: 100%;
  }
  .narrow .views select {
    flex: 1;
    max-inline-size: none;
    min-width: 0;
  }
`;
