import type { EncounterRef } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { mismatchOf, refOf } from '../internal/encounter-ref.ts';
import { formatCount, plural } from '../internal/format.ts';
import { currentLocale, msg, said, str } from '../internal/localize.ts';
import { renderMessage, renderSessionState, renderSkeleton } from '../internal/message.ts';
import { EncounterOpenEvent } from '../queue/events.ts';
import { errorOf } from '../queue/paged.ts';
import { actionsIn, categoriesOf, categoryNames } from './categories.ts';
import type { Category } from './categories.ts';
import { auditTrailStyles } from './codeloom-audit-trail.styles.ts';
import { saveFile } from './save-file.ts';
import { TrailData } from './trail-data.ts';
import type { TrailQuery } from './trail-data.ts';
import { entriesOf, renderEntry } from './trail-entry.ts';
import type { Entry } from './trail-entry.ts';

/** Facts of the page after which the trail has grown, and how long the save behind them may take (ms). */
const growsAfter = ['codeloom-codes-changed', 'codeloom-finalized', 'codeloom-suggested'] as const;
const GROWN_AFTER_MS = 1_200;

/**
 * Who changed what from what to what, when and why: of one encounter, or of the practice for its admins. It never shows a
 * word of a note.
 *
 * @summary The audit trail in words.
 * @status stable
 * @since 0.2
 * @event codeloom-encounter-open - In the trail of a practice a person asks to open an encounter. Cancelable.
 * @csspart base - The root inside.
 * @cssproperty --codeloom-surface - Ground of the card.
 * @cssproperty --codeloom-accent-soft - Ground of the chosen kind of events.
 */
export class CodeloomAuditTrail extends CodeloomElement {
  static override styles = [...[CodeloomElement.styles].flat(), auditTrailStyles];

  /** The trail of an encounter, or of the whole practice. */
  @property() scope: 'encounter' | 'practice' = 'encounter';
  /** The encounter. Default: the provider's, or the session's. */
  @property({ attribute: 'encounter-id' }) encounterId: string | null = null;
  /** The same by the host's own key. */
  @property({ attribute: 'encounter-external-id' }) encounterExternalId: string | null = null;
  /** Makes each encounter of a practice's trail a link, for hosts whose encounters have addresses. */
  @property({ attribute: false }) hrefFor: ((encounterId: string) => string) | null = null;

  @state() private category: Category = 'all';
  @state() private userId = '';
  @state() private from = '';
  @state() private to = '';
  @state() private exporting = false;
  #data: TrailData | null = null;
  #client: CodeloomClient | null = null;
  #asked = '';
  /** The encounter whose events are shown. */
  #of = '';
  #grown: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController({
      hostConnected: () => {
        for (const name of growsAfter) document.addEventListener(name, this.#grow);
        this.requestUpdate();
      },
      hostDisconnected: () => {
        for (const name of growsAfter) document.removeEventListener(name, this.#grow);
        clearTimeout(this.#grown);
        this.#turnTo(null);
      },
    });
  }

  /** Asks the server again; filters stay. */
  reload(): void {
    this.#asked = '';
    this.requestUpdate();
  }

  readonly #grow = (): void => {
    if (this.scope === 'practice') return;
    clearTimeout(this.#grown);
    this.#grown = setTimeout(() => this.reload(), GROWN_AFTER_MS);
  };

  get #ref(): EncounterRef | null {
    if (this.scope === 'practice') return null;
    return refOf(this.encounterId, this.encounterExternalId) ?? this.provider?.encounter ?? null;
  }

  get #mismatch(): boolean {
    const ref = this.#ref;
    return ref !== null && this.provider !== null && mismatchOf(ref, this.provider.grant) !== null;
  }

  get #query(): TrailQuery {
    const ref = this.#ref;
    const actions = actionsIn(this.category);
    return {
      ...(ref ? { encounter: ref } : {}),
      ...(actions ? { actions } : {}),
      ...(this.userId ? { userId: this.userId } : {}),
      ...(this.from ? { from: startOf(this.from, 0) } : {}),
      ...(this.to ? { to: startOf(this.to, 1) } : {}),
    };
  }

  protected override willUpdate(): void {
    const { provider } = this;
    const named = this.scope === 'practice' || this.#ref !== null;
    const included = !provider?.grant || provider.grant.components.auditTrail !== undefined;
    const ready = this.isConnected && provider?.status === 'ready' && named && included && !this.#mismatch;
    this.#turnTo(ready ? provider.client : null);
    const query = this.#query;
    const asked = JSON.stringify(query);
    if (!this.#data || asked === this.#asked) return;
    const of = JSON.stringify(query.encounter ?? null);
    // Another encounter: nothing of the one before stays on screen.
    if (of !== this.#of) this.#renew();
    this.#of = of;
    this.#asked = asked;
    void this.#data.load(query);
  }

  #turnTo(client: CodeloomClient | null): void {
    if (client === this.#client) return;
    this.#client = client;
    this.#renew();
  }

  #renew(): void {
    this.#data?.dispose();
    this.#asked = '';
    this.#data = this.#client && new TrailData(this.#client, () => this.requestUpdate());
    if (this.scope === 'practice') void this.#data?.loadPeople();
  }

  protected override renderContent(): TemplateResult {
    const subject = msg('audit trail');
    if (this.#mismatch) {
      return renderMessage(
        msg('Another encounter is open'),
        msg('This session belongs to a different encounter than the page asks for, so nothing is shown.'),
      );
    }
    const session = renderSessionState(this.provider, { component: 'auditTrail', subject, loading: loadingText() });
    if (session) return session;
    const data = this.#data;
    if (!data) return renderMessage(msg('No encounter chosen'), msg(str`Choose an encounter to see this: ${subject}.`));
    if (data.phase === 'failed') {
      return renderMessage(msg('The audit trail could not be loaded'), said(data.error?.message ?? ''), {
        label: msg('Try again'),
        press: () => this.reload(),
      });
    }
    return html`<div class="card">
      ${this.#renderBar(data)} ${data.saved ? renderSaved(data.saved) : nothing} ${this.#renderDays(data)}
    </div>`;
  }

  #renderBar(data: TrailData): TemplateResult {
    return html`<div class="bar">
      <div class="chips" role="group" aria-label=${msg('Kind of events')}>
        ${categoriesOf(this.scope).map(
          (category) =>
            html`<button
              type="button"
              aria-pressed=${this.category === category ? 'true' : 'false'}
              @click=${() => (this.category = category)}
            >
              ${categoryNames[category]()}
            </button>`,
        )}
      </div>
      ${this.scope === 'practice' ? this.#renderFields(data) : nothing}
      <div class="export">
        ${(['csv', 'json'] as const).map(
          (format) =>
            html`<button
              type="button"
              class="outline"
              ?disabled=${this.exporting || data.items.length === 0}
              @click=${() => void this.#export(data, format)}
            >
              ${msg(str`Export ${format.toUpperCase()}`)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #renderFields(data: TrailData): TemplateResult {
    const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
    return html`<div class="fields">
      <div class="field">
        <label class="label" for="person">${msg('Person')}</label>
        <select id="person" @change=${(event: Event) => (this.userId = value(event))}>
          <option value="">${msg('Everybody')}</option>
          ${data.people.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.userId}>${name}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label class="label" for="from">${msg('From')}</label>
        <input id="from" type="date" .value=${this.from} @change=${(event: Event) => (this.from = value(event))} />
      </div>
      <div class="field">
        <label class="label" for="to">${msg('To')}</label>
        <input id="to" type="date" .value=${this.to} @change=${(event: Event) => (this.to = value(event))} />
      </div>
    </div>`;
  }

  #renderDays(data: TrailData): TemplateResult {
    if (data.items.length === 0) {
      return data.phase === 'ready'
        ? html`<p class="nothing" role="status">${msg('No event of this kind was recorded.')}</p>`
        : renderSkeleton(loadingText());
    }
    const context = {
      names: data.names,
      ofPractice: this.scope === 'practice',
      hrefFor: this.hrefFor,
      open: (event: Event, encounterId: string) => {
        const request = new EncounterOpenEvent({ encounterId, externalId: null });
        if (!this.dispatchEvent(request)) event.preventDefault();
      },
      time: timeOf,
    };
    const days = Map.groupBy(entriesOf(data.items, dayOf), ({ record }: Entry) => dayOf(record.createdAt));
    return html`<div class="days" aria-busy=${data.phase === 'loading' ? 'true' : 'false'}>
        ${[...days].map(
          ([day, entries]) =>
            html`<section class="day" aria-label=${day}>
              <h2 class="label">${day}</h2>
              <ol>
                ${entries.map((entry) => renderEntry(entry, context))}
              </ol>
            </section>`,
        )}
      </div>
      <p class="sr" role="status">${plural(data.items.length, msg('event'), msg('events'))}</p>
      ${data.error ? renderSaved({ text: said(data.error.message), failed: true }) : nothing}
      ${
        data.hasMore
          ? html`<div class="more">
              <button type="button" class="outline" ?disabled=${data.loadingMore} @click=${() => void data.more()}>
                ${msg('Show earlier events')}
              </button>
            </div>`
          : nothing
      }`;
  }

  async #export(data: TrailData, format: 'csv' | 'json'): Promise<void> {
    this.exporting = true;
    data.saved = null;
    try {
      const file = await data.export(format);
      if (data === this.#data) {
        saveFile(file);
        const count = formatCount(file.count);
        data.saved = {
          text: file.truncated
            ? msg(str`The newest ${count} events are in ${file.fileName}. Choose shorter dates for the others.`)
            : msg(str`${plural(file.count, msg('event'), msg('events'))} saved as ${file.fileName}.`),
          failed: false,
        };
      }
    } catch (thrown) {
      data.saved = { text: said(errorOf(thrown).message), failed: true };
    }
    this.exporting = false;
  }
}

const renderSaved = ({ text, failed }: { text: string; failed: boolean }): TemplateResult =>
  html`<p class="said ${failed ? 'failed' : ''}" role=${failed ? 'alert' : 'status'}>${text}</p>`;

const loadingText = (): string => msg('Loading the audit trail');

/** The first instant of a calendar day where the reader is, so many days later. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

const localeTag = (): string => {
  const { tag } = currentLocale();
  return tag === 'en' ? 'en-GB' : tag;
};
const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat(localeTag(), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );
const timeOf = (instant: string): string =>
  new Intl.DateTimeFormat(localeTag(), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-audit-trail': CodeloomAuditTrail;
  }
}
