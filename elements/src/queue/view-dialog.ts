import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../internal/localize.ts';

export interface ViewDialog {
  canShare: boolean;
  problem: string;
  saving: boolean;
  save: (input: { name: string; shared: boolean }) => void;
  close: () => void;
}

/** Asks for the name of a new view. */
export function renderViewDialog({ canShare, problem, saving, save, close }: ViewDialog): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const name = form.get('name');
    if (typeof name === 'string' && name.trim() !== '')
      save({ name: name.trim(), shared: form.get('shared') !== null });
  };
  return html`<dialog class="save-view" aria-labelledby="save-view-title" @close=${close}>
    <form @submit=${submit}>
      <div class="dialog-body">
        <h2 id="save-view-title">${msg('Save this view')}</h2>
        <p class="quiet">
          ${msg('It keeps the filters, the order and the columns. Words you searched for are not kept.')}
        </p>
        <div class="field">
          <label class="label" for="view-name">${msg('Name')}</label>
          <input id="view-name" name="name" type="text" required maxlength="60" autocomplete="off" />
        </div>
        ${
          canShare
            ? html`<label class="check"
                ><input type="checkbox" name="shared" /> ${msg('Share it with everybody of the practice')}</label
              >`
            : nothing
        }
        ${problem ? html`<p class="notice stop" role="alert">${problem}</p>` : nothing}
      </div>
      <div class="dialog-actions">
        <button type="button" class="outline" @click=${closeDialog}>${msg('Cancel')}</button>
        <button class="primary" ?disabled=${saving}>${msg('Save view')}</button>
      </div>
    </form>
  </dialog>`;
}

function closeDialog(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}
