import type { AuditRecord } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { actorText, sentenceOf } from './sentences.ts';
import type { Change, Names, Sentence } from './sentences.ts';

export interface EntryContext {
  names: Names;
  /** Whether entries name their encounter: in the trail of a practice. */
  ofPractice: boolean;
  hrefFor: ((encounterId: string) => string) | null;
  open: (event: Event, encounterId: string) => void;
  time: (instant: string) => string;
}

/** An event, and how many of its kind by the same person follow at once. */
export interface Entry {
  record: AuditRecord;
  times: number;
}

/** Reading a note again and again is one line; everything else stands for itself. */
export function entriesOf(records: readonly AuditRecord[], dayOf: (instant: string) => string): Entry[] {
  const entries: Entry[] = [];
  for (const record of records) {
    const last = entries.at(-1);
    const same =
      record.action === 'NOTE_READ' &&
      last?.record.action === 'NOTE_READ' &&
      last.record.userId === record.userId &&
      last.record.encounterId === record.encounterId &&
      dayOf(last.record.createdAt) === dayOf(record.createdAt);
    if (same) last.times += 1;
    else entries.push({ record, times: 1 });
  }
  return entries;
}

export function renderEntry({ record, times }: Entry, context: EntryContext): TemplateResult {
  const sentence = sentenceOf(record, context.names);
  const actor = actorText(record);
  return html`<li class="entry" data-action=${record.action}>
    <time datetime=${record.createdAt}>${context.time(record.createdAt)}</time>
    <div class="what">
      <p class="title">
        <strong>${sentence.title}</strong>
        ${times > 1 ? html`<span class="quiet">${msg(str`${formatCount(times)} times`)}</span>` : nothing}
        ${context.ofPractice ? renderEncounter(record, context) : nothing}
      </p>
      ${renderChanges(sentence.changes ?? [])}
      ${sentence.facts?.length ? html`<p class="facts">${sentence.facts.join(' · ')}</p>` : nothing}
      ${record.reason === null ? nothing : html`<p class="reason"><span class="label">${msg('Reason')}</span> ${record.reason}</p>`}
      ${renderDetails(record, sentence)}
    </div>
    <p class="who"><span>${actor.name}</span> <span class="quiet">${actor.note}</span></p>
  </li>`;
}

function renderEncounter(
  { encounterId, encounterLabel }: AuditRecord,
  { hrefFor, open }: EntryContext,
): TemplateResult | typeof nothing {
  if (encounterId === null) return nothing;
  const name = encounterLabel ?? msg('Encounter');
  const press = (event: Event): void => open(event, encounterId);
  return hrefFor
    ? html`<a class="patient" href=${hrefFor(encounterId)} @click=${press}>${name}</a>`
    : html`<button type="button" class="link" @click=${press}>${name}</button>`;
}

function renderChanges(changes: readonly Change[]): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  return html`<dl class="changes">
    ${changes.map(
      ({ label, from, to }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            <span class="from"><span class="sr">${msg('before:')}</span> ${from ?? msg('none')}</span>
            <span class="arrow" aria-hidden="true">→</span>
            <span class="to"><span class="sr">${msg('after:')}</span> ${to ?? msg('none')}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}

function renderDetails({ seq, hash }: AuditRecord, { details = [] }: Sentence): TemplateResult {
  const rows = [
    ...details,
    { label: msg('Place in the chain'), value: formatCount(seq) },
    { label: msg('Hash'), value: hash },
  ];
  return html`<details>
    <summary>${msg('Details')}</summary>
    <dl class="details">
      ${rows.map(
        ({ label, value }) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
