import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface KeyHelp {
  keys: readonly string[];
  does: string;
}

/** The help sheet behind `?`: a native dialog, so focus and Escape are the browser's. */
export function renderKeyHelp(entries: readonly KeyHelp[]): TemplateResult {
  return html`<dialog class="keys" aria-labelledby="keys-title">
    <form method="dialog">
      <div class="dialog-body">
        <h2 id="keys-title">Keys</h2>
        <dl class="key-list">
          ${entries.map(
            ({ keys, does }) =>
              html`<div>
                <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
                <dd>${does}</dd>
              </div>`,
          )}
        </dl>
      </div>
      <div class="dialog-actions"><button class="primary" value="close">Close</button></div>
    </form>
  </dialog>`;
}
