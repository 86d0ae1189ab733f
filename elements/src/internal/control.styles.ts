import { css } from 'lit';

/** Buttons, fields, keys, dialogs: one look in every element. */
export const controlStyles = css`
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--_h1);
    padding: 4px 10px;
    border: 1px solid transparent;
    border-radius: var(--_radius-row);
    background: transparent;
    font-weight: 600;
    font-size: 13px;
    line-height: 18px;
    color: var(--_ink-2);
    cursor: pointer;
    transition:
      background-color 120ms ease-out,
      color 120ms ease-out;
  }
  button:hover:not([disabled], [aria-disabled='true']) {
    background: var(--_sunk);
    color: var(--_ink);
  }
  button[disabled],
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  button.primary {
    min-height: var(--_h2);
    padding: 6px 14px;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover:not([disabled], [aria-disabled='true']) {
    background: var(--_accent-strong);
    color: var(--_on-accent);
  }
  button.outline {
    border-color: var(--_line-strong);
    background: var(--_surface);
    color: var(--_ink);
  }
  button.icon {
    width: 32px;
    padding: 0;
    flex: none;
  }
  button.icon svg {
    width: 16px;
    height: 16px;
    flex: none;
  }
  button.link {
    min-height: 24px;
    padding: 0 2px;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  select,
  input,
  textarea {
    appearance: none;
    width: 100%;
    min-height: var(--_h2);
    padding: var(--_s1) 10px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-row);
    background: var(--_surface);
    line-height: 20px;
  }
  select {
    padding-inline-end: 30px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_ink-2) 50%),
      linear-gradient(135deg, var(--_ink-2) 50%, transparent 50%);
    background-position:
      right 16px center,
      right 11px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  select:dir(rtl) {
    background-position:
      left 11px center,
      left 16px center;
  }
  input[aria-invalid='true'] {
    border-color: var(--_stop);
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  input[type='checkbox'] {
    appearance: auto;
    width: 16px;
    min-height: 16px;
    height: 16px;
    padding: 0;
    accent-color: var(--_accent);
  }
  select:focus-visible,
  input:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
  }
  kbd {
    display: inline-block;
    min-width: 20px;
    padding: 0 5px;
    border: 1px solid var(--_line-strong);
    border-bottom-width: 2px;
    border-radius: 5px;
    background: var(--_surface);
    color: var(--_ink-2);
    font: inherit;
    font-size: 11px;
    font-weight: 600;
    line-height: 16px;
    text-align: center;
  }
  .primary kbd {
    border-color: color-mix(in srgb, currentcolor 45%, transparent);
    background: transparent;
    color: inherit;
  }
  details > summary {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_h1);
    cursor: pointer;
    list-style: none;
    color: var(--_ink-2);
    font-size: 13px;
    border-radius: var(--_radius-row);
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary::before {
    content: '';
    width: 6px;
    height: 8px;
    background: currentcolor;
    clip-path: polygon(0 0, 100% 50%, 0 100%);
    forced-color-adjust: none;
    transition: rotate 120ms ease-out;
  }
  details > summary:dir(rtl)::before {
    rotate: 180deg;
  }
  details[open] > summary::before {
    rotate: 90deg;
  }
  .notice {
    display: flex;
    gap: var(--_s2);
    padding: var(--_s2) 12px;
    border-radius: var(--_radius-row);
    background: var(--_sunk);
    color: var(--_ink);
    font-size: 13px;
  }
  .notice > strong {
    font-weight: 650;
    flex: none;
  }
  .notice.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .notice.stop {
    background: var(--_stop-soft);
    color: var(--_stop);
  }
  .notice.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .notice button {
    color: inherit;
  }
  .notice button.link {
    text-align: inherit;
  }
  dialog {
    width: min(520px, calc(100vw - 24px));
    max-height: min(80vh, 720px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 18px 50px var(--_shadow);
    overflow: auto;
  }
  dialog[open] {
    animation: appear 150ms ease-out;
  }
  dialog::backdrop {
    background: var(--_backdrop);
  }
  dialog h2 {
    font-size: 20px;
    line-height: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .dialog-body {
    display: grid;
    gap: var(--_s3);
    padding: 20px;
  }
  .dialog-actions {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_s2);
    padding: 12px 20px;
    border-top: 1px solid var(--_line);
    background: var(--_surface);
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;

/** States that every element has in common: loading, empty, failed. */
export const stateStyles = css`
  .skeleton {
    display: grid;
    gap: 12px;
    padding: var(--_s3) var(--_s4);
  }
  .skeleton > span {
    height: 14px;
    border-radius: 6px;
    background: linear-gradient(90deg, var(--_sunk) 30%, var(--_line) 50%, var(--_sunk) 70%);
    background-size: 300% 100%;
    animation: shimmer 1.6s linear infinite;
  }
  .skeleton > span:nth-child(2) {
    width: 62%;
    height: 32px;
  }
  .skeleton > span:nth-child(4) {
    width: 78%;
  }
  .message {
    display: grid;
    justify-items: start;
    gap: var(--_s2);
    padding: var(--_s3) var(--_s4);
    color: var(--_ink-2);
  }
  .message h2 {
    font-size: 15px;
    line-height: 22px;
    font-weight: 650;
    color: var(--_ink);
  }
  @keyframes shimmer {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }
`;
