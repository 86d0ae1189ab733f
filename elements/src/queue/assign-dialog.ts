import type { Person } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { roleNames } from '../internal/role-names.ts';

export interface AssignDialog {
  people: readonly Person[];
  /** How many encounters change hands. */
  count: number;
  query: string;
  at: number;
  type: (query: string) => void;
  point: (at: number) => void;
  choose: (assigneeId: string | null) => void;
  close: () => void;
}

interface Choice {
  id: string | null;
  name: string;
  note: string;
}

/** Whoever can take work: oneself first, then the others, then nobody. */
export function choicesOf(people: readonly Person[], query: string): Choice[] {
  const words = query.trim().toLowerCase();
  const all: Choice[] = [
    ...people.filter(({ self }) => self).map(({ id, name }) => ({ id, name, note: msg('You') })),
    ...people.filter(({ self }) => !self).map(({ id, name, role }) => ({ id, name, note: roleNames[role]() })),
    { id: null, name: msg('Nobody'), note: msg('Back to everybody') },
  ];
  return all.filter(({ name }) => name.toLowerCase().includes(words));
}

/** To whom the chosen encounters go: a combobox over the people (WAI-ARIA 1.2), in a native dialog. */
export function renderAssignDialog(dialog: AssignDialog): TemplateResult {
  const { people, count, query, at, type, point, choose, close } = dialog;
  const choices = choicesOf(people, query);
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const choice = choices[at];
    if (event.key === 'ArrowDown') point(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') point(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && choice) choose(choice.id);
    else return;
    event.preventDefault();
  };
  const title = count === 1 ? msg('Assign this encounter') : msg(str`Assign ${formatCount(count)} encounters`);
  // Keys belong to the combobox field, which holds the focus.
  /* eslint-disable lit-a11y/click-events-have-key-events */
  return html`<dialog class="assign" aria-labelledby="assign-title" @close=${close}>
    <div class="dialog-body">
      <h2 id="assign-title">${title}</h2>
      <input
        type="text"
        role="combobox"
        aria-label=${msg('Person')}
        aria-expanded="true"
        aria-controls="people"
        aria-activedescendant=${choices[at] ? `person-${at}` : nothing}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck="false"
        placeholder=${msg('Name of a person')}
        .value=${query}
        @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
        @keydown=${press}
      />
      <ul id="people" role="listbox" aria-label=${msg('People')}>
        ${choices.map(
          (choice, index) =>
            html`<li
              id="person-${index}"
              role="option"
              aria-selected=${index === at ? 'true' : 'false'}
              @pointermove=${() => point(index)}
              @click=${() => choose(choice.id)}
            >
              <span>${choice.name}</span> <span class="quiet">${choice.note}</span>
            </li>`,
        )}
      </ul>
      ${choices.length === 0 ? html`<p class="quiet" role="status">${msg('Nobody of the practice has this name.')}</p>` : nothing}
    </div>
  </dialog>`;
  /* eslint-enable lit-a11y/click-events-have-key-events */
}
