import type { SavedCodeSet } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { crossIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';
import { codesOfSet, isEmptyClaim } from '../store/code-set.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import type { CodeSets } from './code-sets.ts';

// Fetched together, when somebody opens the dialog.
export { CodeSets } from './code-sets.ts';

/** Choose a set to add its codes, or save the codes of this encounter as one. */
export function renderCodeSetsDialog(sets: CodeSets, store: EncounterStore): TemplateResult {
  const { items, loading, query, problem, said } = sets.state;
  const { found } = sets;
  return html`<dialog class="sets" aria-labelledby="sets-title">
    <div class="dialog-body">
      <h2 id="sets-title">${msg('Code sets')}</h2>
      ${problem ? html`<p class="notice stop" role="alert">${problem}</p>` : nothing}
      <input
        type="search"
        aria-label=${msg('Find a code set')}
        placeholder=${msg('Find a code set')}
        autocomplete="off"
        .value=${query}
        @input=${(event: Event) => sets.set({ query: (event.target as HTMLInputElement).value })}
        @keydown=${(event: KeyboardEvent) => fieldKey(sets, store, event)}
      />
      ${
        items === null
          ? loading
            ? html`<div class="skeleton" aria-hidden="true"><span></span><span></span></div>`
            : nothing
          : found.length === 0
            ? html`<p class="empty">
                ${query ? msg('No code set has this name.') : msg('No code sets yet. Save the codes of a common visit below.')}
              </p>`
            : html`<ul class="set-list" @keydown=${moveFocus}>
                ${found.map((set) => renderSet(sets, store, set))}
              </ul>`
      }
      <p class="sr" role="status">${said}</p>
      ${renderSave(sets, store)}
    </div>
    <div class="dialog-actions">
      <button type="button" @click=${() => sets.close()}>${msg('Close')}</button>
    </div>
  </dialog>`;
}

function renderSet(sets: CodeSets, store: EncounterStore, set: SavedCodeSet): TemplateResult {
  return html`<li class="set">
    <button type="button" class="set-main" @click=${() => sets.apply(set, store)}>
      <span class="set-name">${set.name}</span>
      ${set.shared ? html`<span class="pill">${msg('Practice')}</span>` : nothing}
      <span class="quiet code-run">${codesOfSet(set)}</span>
    </button>
    ${
      set.canChange
        ? html`<button
            type="button"
            class="icon"
            aria-label=${msg(str`Remove the code set ${set.name}`)}
            title=${msg('Remove')}
            @click=${() => void sets.remove(set)}
          >
            ${crossIcon}
          </button>`
        : nothing
    }
  </li>`;
}

function renderSave(sets: CodeSets, store: EncounterStore): TemplateResult | typeof nothing {
  if (isEmptyClaim(store.state.draft)) return nothing;
  const { name, shared, loading } = sets.state;
  return html`<form
    class="set-save"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void sets.save(store);
    }}
  >
    <label class="label" for="set-name">${msg('Save the codes of this encounter as a set')}</label>
    <span class="set-fields">
      <input
        id="set-name"
        type="text"
        maxlength="60"
        autocomplete="off"
        placeholder=${msg('Name, such as URI visit')}
        .value=${name}
        @input=${(event: Event) => sets.set({ name: (event.target as HTMLInputElement).value })}
      />
      <button type="submit" class="outline" aria-disabled=${name.trim() === '' || loading ? 'true' : 'false'}>
        ${msg('Save set')}
      </button>
    </span>
    <label class="check">
      <input
        type="checkbox"
        .checked=${shared}
        @change=${(event: Event) => sets.set({ shared: (event.target as HTMLInputElement).checked })}
      />
      ${msg('Share it with the practice')}
    </label>
  </form>`;
}

/** Enter in the field takes the first set that fits; the arrow goes down into the list. */
function fieldKey(sets: CodeSets, store: EncounterStore, event: KeyboardEvent): void {
  const first = sets.found[0];
  if (event.key === 'Enter' && first && !event.isComposing) sets.apply(first, store);
  else if (event.key === 'ArrowDown') {
    (event.target as Element).closest('dialog')?.querySelector<HTMLElement>('.set-main')?.focus();
  } else return;
  event.preventDefault();
}

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = (event.target as Element).closest('ul');
  if (step === undefined || !list) return;
  const rows = [...list.querySelectorAll<HTMLElement>('.set-main')];
  const at = rows.findIndex((row) => row === event.target);
  const next = rows[at + step];
  if (next) next.focus();
  else if (step < 0) list.closest('dialog')?.querySelector<HTMLElement>('input')?.focus();
  event.preventDefault();
}
