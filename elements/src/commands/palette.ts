import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg } from '../internal/localize.ts';
import { capsOf } from './command.ts';
import type { Command } from './command.ts';
import type { CommandCenter } from './command-center.ts';

export interface Palette {
  center: CommandCenter;
  query: string;
  at: number;
  type: (query: string) => void;
  point: (at: number) => void;
  run: (command: Command) => void;
}

/** The commands whose words begin with what was typed, in the order of the cards. */
export function foundCommands(center: CommandCenter, query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return center
    .list()
    .filter(({ run, palette }) => run !== undefined && palette !== false)
    .filter(({ title, group }) => {
      const text = ` ${group} ${title}`.toLowerCase();
      return words.every((word) => text.includes(` ${word}`));
    });
}

/** Everything by name: a combobox over the commands (WAI-ARIA 1.2). */
export function renderPalette(palette: Palette): TemplateResult {
  const found = foundCommands(palette.center, palette.query);
  const name = msg('Commands');
  // Keys belong to the combobox field, which holds the focus.
  /* eslint-disable lit-a11y/click-events-have-key-events */
  return html`<div class="field">
      <input
        type="text"
        role="combobox"
        aria-label=${name}
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant=${found[palette.at] ? `command-${palette.at}` : nothing}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck="false"
        placeholder=${msg('What do you want to do?')}
        .value=${palette.query}
        @input=${(event: Event) => palette.type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => pressKey(palette, found, event)}
      />
    </div>
    <ul id="commands" role="listbox" aria-label=${name}>
      ${found.map(
        (command, index) =>
          html`<li
            id="command-${index}"
            role="option"
            aria-selected=${index === palette.at ? 'true' : 'false'}
            @pointermove=${() => palette.point(index)}
            @click=${() => palette.run(command)}
          >
            <span>${command.title}</span>
            <span class="quiet">${command.group}</span>
            <span>
              ${palette.center.keysOf(command).map((key) => capsOf(key).map((cap) => html`<kbd>${cap}</kbd> `))}
            </span>
          </li>`,
      )}
    </ul>
    ${found.length === 0 ? html`<p class="quiet nothing" role="status">${msg('No command has this name.')}</p>` : nothing}`;
  /* eslint-enable lit-a11y/click-events-have-key-events */
}

function pressKey(palette: Palette, found: readonly Command[], event: KeyboardEvent): void {
  if (event.isComposing) return;
  const command = found[palette.at];
  if (event.key === 'ArrowDown') palette.point(Math.min(palette.at + 1, found.length - 1));
  else if (event.key === 'ArrowUp') palette.point(Math.max(palette.at - 1, 0));
  else if (event.key === 'Enter' && command) palette.run(command);
  else return;
  event.preventDefault();
}
