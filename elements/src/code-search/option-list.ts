import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { starIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';
import type { Choice, ChoiceGroup, SpecificityStep } from './choices.ts';
import { highlightWords } from './highlight-words.ts';

export interface OptionList {
  name: string;
  choices: readonly Choice[];
  at: number;
  /** The words to mark in descriptions. */
  words: string;
  step: SpecificityStep | null;
  favourites: ReadonlySet<string>;
  status: TemplateResult | typeof nothing;
  point: (at: number) => void;
  choose: (choice: Choice) => void;
  star: (choice: Choice) => void;
}

/** The popup of the combobox. Its keys belong to the field, which holds the focus: WAI-ARIA combobox pattern. */
export function renderOptions(list: OptionList): TemplateResult {
  const { choices, step } = list;
  let group: ChoiceGroup | null = null;
  return html`<div class="list">
    ${step ? html`<p class="prompt" id="prompt">${promptOf(step)}</p>` : nothing}
    <div id="list" role="listbox" aria-label=${list.name} aria-describedby=${step ? 'prompt' : nothing}>
      ${choices.map((choice, index) => {
        const title = choice.group === group ? '' : groupTitle(choice.group);
        group = choice.group;
        return html`${title ? html`<div class="label group" role="presentation">${title}</div>` : nothing}
        ${renderOption(list, choice, index)}`;
      })}
    </div>
    <div role="status">
      ${choices.length > 0 ? html`<p class="sr">${plural(choices.length, msg('code'), msg('codes'))}</p>` : nothing}
      ${list.status}
    </div>
  </div>`;
}

function renderOption(list: OptionList, choice: Choice, index: number): TemplateResult {
  const { hit, group } = choice;
  const starred = list.favourites.has(hit.code);
  /* eslint-disable lit-a11y/click-events-have-key-events */
  return html`<div
    id="option-${index}"
    role="option"
    class="option ${hit.billable ? '' : 'category'}"
    aria-selected=${index === list.at ? 'true' : 'false'}
    @pointermove=${() => list.point(index)}
    @pointerdown=${(event: PointerEvent) => event.preventDefault()}
    @click=${() => list.choose(choice)}
  >
    <span class="code">${hit.code}</span>
    <span>${highlightWords(hit.description, list.words)}</span>
    <span class="quiet">${hintOf(choice)}</span>
    ${
      hit.billable && group !== 'keep'
        ? html`<span
            class="star ${starred ? 'on' : ''}"
            title=${starred ? msg('Favourite: Alt Enter takes it off') : msg('Alt Enter makes it a favourite')}
            @click=${(event: Event) => {
              event.stopPropagation();
              list.star(choice);
            }}
            >${starIcon}${starred ? html`<span class="sr">, ${msg('favourite')}</span>` : nothing}</span
          >`
        : html`<span></span>`
    }
  </div>`;
  /* eslint-enable lit-a11y/click-events-have-key-events */
}

function hintOf({ hit, group }: Choice): string {
  if (group === 'keep') return msg('keep as it is');
  if (!hit.billable) return msg('more specific…');
  switch (hit.specificity?.kind) {
    case 'side':
      return msg('side open');
    case 'unspecified':
      return msg('unspecified');
    default:
      return '';
  }
}

function groupTitle(group: ChoiceGroup): string {
  switch (group) {
    case 'favourites':
      return msg('Favourites');
    case 'recent':
      return msg('Used by you last');
    case 'mostUsed':
      return msg('Most used in the practice');
    case 'found':
    case 'keep':
    case 'specific':
      return '';
  }
}

function promptOf({ hit, specificity }: SpecificityStep): string {
  const { kind, choices, total } = specificity;
  const more =
    total > choices.length ? ` ${msg(str`${choices.length} of ${total} are shown; type more words for others.`)}` : '';
  switch (kind) {
    case 'family':
      return (
        msg(str`${hit.code} is a family of codes and is not billed itself. Choose the one the note supports.`) + more
      );
    case 'side':
      return msg(str`${hit.code} leaves the side open. Choose the side the note names.`) + more;
    case 'unspecified':
      return msg(str`${hit.code} is unspecified. Choose a more specific code if the note supports one.`) + more;
  }
}
