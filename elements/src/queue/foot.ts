import type { QueueView } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Command } from '../commands/command.ts';
import type { CommandCenter } from '../commands/command-center.ts';
import { formatCount, plural } from '../internal/format.ts';
import { renderKey } from '../internal/key-cap.ts';
import { msg, said, str } from '../internal/localize.ts';
import type { Notice } from './queue-acts.ts';
import type { Handover, QueueData } from './queue-data.ts';
import { countOf } from './queue-view.ts';

export interface Foot {
  data: QueueData;
  view: QueueView;
  /** How many rows are chosen. */
  chosen: number;
  canAssign: boolean;
  canTake: boolean;
  notice: Notice | null;
  commands: readonly Command[];
  center: CommandCenter | undefined;
  assign: () => void;
  take: () => void;
  clear: () => void;
  /** Asks for the next page once more. */
  retry: () => void;
  undo: (undo: readonly Handover[]) => void;
  keys: () => void;
}

/** What can be done with the chosen rows; without any, what was done last, and the keys. */
export function renderFoot(foot: Foot): TemplateResult {
  return html`<div class="foot">${foot.chosen > 0 ? renderActs(foot) : renderSummary(foot)}</div>`;
}

const keyOf = ({ commands, center }: Foot, id: string): TemplateResult | typeof nothing => {
  const command = commands.find((each) => each.id === id);
  return command ? renderKey(center, command) : nothing;
};

function renderActs(foot: Foot): TemplateResult {
  const { chosen, canAssign, canTake, assign, take, clear, notice } = foot;
  return html`<strong>${msg(str`${formatCount(chosen)} chosen`)}</strong>
    ${notice?.failed ? html`<span class="failed" role="alert">${notice.text}</span>` : nothing}
    <span class="grow"></span>
    <button type="button" @click=${clear}>${msg('Choose none')} ${keyOf(foot, 'queue.clear')}</button>
    ${
      canAssign
        ? html`${
              canTake
                ? html`<button type="button" class="outline" @click=${take}>
                    ${msg('Assign to me')} ${keyOf(foot, 'queue.take')}
                  </button>`
                : nothing
            }
            <button type="button" class="primary" @click=${assign}>
              ${msg('Assign…')} ${keyOf(foot, 'queue.assign')}
            </button>`
        : nothing
    }`;
}

function renderSummary(foot: Foot): TemplateResult {
  const { data, view, notice, retry, undo, keys, canAssign } = foot;
  const total = countOf(data.counts, view.filters.status ?? 'all');
  const hint = (ids: readonly string[], text: string): TemplateResult =>
    html`<span>${ids.map((id) => keyOf(foot, id))} ${text}</span>`;
  const failed =
    data.error !== null && data.items.length > 0 ? said(data.error.message) : notice?.failed ? notice.text : null;
  return html`<span role=${failed ? 'alert' : 'status'} class=${failed ? 'failed' : ''}
      >${failed ?? notice?.text ?? (total === null ? '' : plural(total, msg('encounter'), msg('encounters')))}</span
    >
    ${
      data.error !== null && data.items.length > 0
        ? html`<button type="button" class="link" @click=${retry}>${msg('Try again')}</button>`
        : nothing
    }
    ${
      notice && notice.undo.length > 0
        ? html`<button type="button" class="link" @click=${() => undo(notice.undo)}>${msg('Undo')}</button>`
        : nothing
    }
    <span class="grow"></span>
    <span class="hints" aria-hidden="true">
      ${hint(['queue.next', 'queue.previous'], msg('move'))} ${hint(['queue.open'], msg('open'))}
      ${canAssign ? html`${hint(['queue.choose'], msg('choose'))} ${hint(['queue.assign'], msg('assign'))}` : nothing}
      ${hint(['queue.search'], msg('find'))}
    </span>
    <button type="button" @click=${keys}>${msg('All keys')} <kbd aria-hidden="true">?</kbd></button>`;
}
