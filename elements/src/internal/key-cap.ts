import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { capsOf } from '../commands/command.ts';
import type { Command } from '../commands/command.ts';
import type { CommandCenter } from '../commands/command-center.ts';

/** The key of a command beside what it does: the person's own one, nothing when they took it away. For the eye only. */
export function renderKey(
  center: CommandCenter | undefined,
  command: Pick<Command, 'id' | 'keys'>,
): TemplateResult | typeof nothing {
  const [key] = center?.keysOf(command) ?? command.keys;
  if (key === undefined) return nothing;
  return html`<span class="caps" aria-hidden="true">${capsOf(key).map((cap) => html`<kbd>${cap}</kbd>`)}</span>`;
}
