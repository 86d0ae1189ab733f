import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg, str } from '../internal/localize.ts';
import { capsOf } from './command.ts';
import type { Command } from './command.ts';
import type { CommandCenter } from './command-center.ts';
import type { Recorded } from './key-recording.ts';

export interface KeySheet {
  center: CommandCenter;
  /** The command whose next press becomes its key. */
  recording: string | null;
  recorded: Recorded;
  /** Whether a person's keys can be kept: a client without preferences shows the sheet only. */
  canChange: boolean;
  problem: string;
  record: (id: string) => void;
  hear: (event: KeyboardEvent, id: string) => void;
  /** Back to the built-in key, or to no key at all. */
  set: (id: string, key: string | null) => void;
  resetAll: () => void;
}

/** Every key of every card in one place, each with the way to change it. */
export function renderKeySheet(sheet: KeySheet): TemplateResult {
  const { center } = sheet;
  const groups = Map.groupBy(center.list(), ({ group }) => group);
  const changed = Object.keys(center.own).length > 0;
  return html`<form method="dialog">
    <div class="dialog-body">
      <h2 id="panel-title">${msg('Keys')}</h2>
      <p class="quiet">
        ${msg('Single keys work outside text fields. Press a key’s button to choose another one.')}
        <kbd>Ctrl</kbd> <kbd>K</kbd> ${msg('opens the command palette.')}
      </p>
      ${sheet.problem ? html`<p class="notice stop" role="alert">${sheet.problem}</p>` : nothing}
      <div class="key-groups">
        ${[...groups].map(
          ([title, commands]) =>
            html`<section aria-label=${title}>
              <h3 class="label">${title}</h3>
              <ul>
                ${commands.map((command) => renderRow(sheet, command))}
              </ul>
            </section>`,
        )}
      </div>
    </div>
    <div class="dialog-actions">
      ${
        changed && sheet.canChange
          ? html`<button type="button" @click=${sheet.resetAll}>${msg('Use the built-in keys')}</button>`
          : nothing
      }
      <span class="grow"></span>
      <button class="primary" value="close">${msg('Close')}</button>
    </div>
  </form>`;
}

function renderRow(sheet: KeySheet, command: Command): TemplateResult {
  const { center, recording, canChange } = sheet;
  const own = center.own[command.id] !== undefined;
  const isRecording = recording === command.id;
  // A key that belongs to a place is the browser's or fixed by the pattern of the list; it can be read here only.
  const fixed = !command.run || !canChange;
  return html`<li class="key-row ${isRecording ? 'recording' : ''}">
    <span class="caps">${renderKeys(center.keysOf(command))}</span>
    <span>${command.title} ${own ? html`<span class="quiet own">${msg('changed')}</span>` : nothing}</span>
    ${
      fixed
        ? html`<span></span>`
        : html`<span class="caps">
            ${
              own
                ? html`<button type="button" @click=${() => sheet.set(command.id, null)}>${msg('Reset')}</button>`
                : nothing
            }
            ${
              isRecording
                ? html`<button type="button" @click=${() => sheet.set(command.id, '')}>${msg('No key')}</button>`
                : nothing
            }
            <button
              type="button"
              class="outline"
              aria-label=${msg(str`Change the key of: ${command.title}`)}
              @click=${() => sheet.record(command.id)}
              @keydown=${(event: KeyboardEvent) => isRecording && sheet.hear(event, command.id)}
            >
              ${isRecording ? msg('Press a key…') : msg('Change')}
            </button>
          </span>`
    }
    ${isRecording ? html`<span class="trouble" role="status">${troubleOf(sheet.recorded)}</span>` : nothing}
  </li>`;
}

function renderKeys(keys: readonly string[]): TemplateResult | TemplateResult[] {
  if (keys.length === 0) return html`<span class="quiet none">${msg('no key')}</span>`;
  return keys.map((key) => html`<span class="one-key">${capsOf(key).map((cap) => html`<kbd>${cap}</kbd>`)}</span> `);
}

function troubleOf(recorded: Recorded): string {
  switch (recorded.what) {
    case 'taken':
      return msg(str`${recorded.key} is the key of “${recorded.by}”. Choose another, or change that one first.`);
    case 'refused':
      return recorded.why === 'reserved'
        ? msg('This key moves the focus, confirms or leaves. Choose another.')
        : msg('Choose a letter, a digit, a sign, an arrow or a function key.');
    default:
      return '';
  }
}
