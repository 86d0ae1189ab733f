import type { UsageCurrent, UsagePeriod } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { CodeloomClient } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import { Asked } from '../internal/asked.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { formatCount, formatDate, formatMonth, formatPercent } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import { renderLoading, renderMessage, renderSessionState } from '../internal/message.ts';
import { styled } from '../internal/styled.ts';
import { usageStyles } from './codeloom-usage.styles.ts';
import { measures } from './measures.ts';
import type { Measure } from './measures.ts';

/** From this share of a limit on, the line says that it is nearly used. */
const NEARLY = 0.8;

interface Used {
  current: UsageCurrent;
  /** Null where the person may not see earlier months. */
  periods: readonly UsagePeriod[] | null;
}

/**
 * What a practice used this month and before, with its limits: counts only, nothing of a patient.
 *
 * @summary The usage of a practice.
 * @status stable
 * @since 0.1
 * @csspart base - The root inside.
 */
export class CodeloomUsage extends CodeloomElement {
  static override styles = [...[CodeloomElement.styles].flat(), usageStyles];

  /** Shows the running month only: earlier months are for practice admins, and nobody else need ask for them. */
  @property({ type: Boolean, attribute: 'month-only' }) monthOnly = false;

  readonly #used = new Asked(this, {
    // Only an open session says who reads.
    args: () => [this.provider?.status === 'ready' ? this.provider.client : null, this.#asksEarlier] as const,
    ask: async ([client, earlier], signal): Promise<Used | null> => client && readUsage(client, earlier, signal),
  });

  get #asksEarlier(): boolean {
    const role = this.provider?.grant?.role;
    return !this.monthOnly && (role === undefined || role === 'PRACTICE_ADMIN');
  }

  protected override renderContent(): TemplateResult {
    return (
      renderSessionState(this.provider, {
        component: 'usage',
        subject: msg('usage'),
        loading: loadingText(),
      }) ?? this.#renderUsed()
    );
  }

  #renderUsed(): TemplateResult {
    return this.#used.show({
      waiting: () => renderLoading(loadingText()),
      answered: (used) => (used ? this.#renderMonths(used) : renderLoading(loadingText())),
      failed: () =>
        renderMessage(
          msg('Usage could not be loaded'),
          this.#used.error instanceof CodeloomError
            ? said(this.#used.error.message)
            : msg('Something went wrong. Try again.'),
          { label: msg('Try again'), press: () => this.#used.again() },
        ),
    });
  }

  #renderMonths({ current, periods }: Used): TemplateResult {
    const from = formatDate(current.periodStart);
    const to = formatDate(current.periodEnd);
    return html`<div class="card">
      <header class="section title">
        <h2>${msg('Usage')}</h2>
        <p class="quiet">${msg(str`${from} to ${to}, in the practice’s time zone (${current.timeZone})`)}</p>
      </header>
      <ul class="measures">
        ${measures.map((measure) => renderMeasure(measure, current))}
      </ul>
      ${periods === null ? nothing : renderHistory(periods)}
    </div>`;
  }
}

/** A host that does not know the reader's role may ask for too much: the running month is shown all the same. */
async function readUsage(client: CodeloomClient, earlier: boolean, signal: AbortSignal): Promise<Used> {
  const [current, periods] = await Promise.all([
    client.usage.current({ signal }),
    earlier
      ? client.usage.periods({ signal }).catch((error: unknown) => {
          if (error instanceof CodeloomError && error.code === 'denied') return null;
          throw error;
        })
      : null,
  ]);
  return { current, periods };
}

function renderMeasure({ key, name, explains }: Measure, current: UsageCurrent): TemplateResult {
  const used = current[key];
  const limit = current.limits[key];
  const share = limit === null ? 0 : limit === 0 ? 1 : used / limit;
  const level = share >= 1 ? 'full' : share >= NEARLY ? 'nearly' : '';
  return html`<li class="section ${level}">
    <div class="measure">
      <span class="name">${name()}</span>
      <span class="count">${formatCount(used)}</span>
    </div>
    ${
      limit === null
        ? nothing
        : html`<div
              class="bar"
              role="meter"
              aria-label=${name()}
              aria-valuemin="0"
              aria-valuemax=${limit}
              aria-valuenow=${Math.min(used, limit)}
              aria-valuetext=${limitText(used, limit)}
            >
              <span ${styled({ 'inline-size': `${Math.min(100, share * 100)}%` })}></span>
            </div>
            <p class="limit">
              ${limitText(used, limit)}${level === '' ? nothing : html` · <b>${levelText(level)}</b>`}
            </p>`
    }
    <p class="quiet">${explains()}</p>
  </li>`;
}

const limitText = (used: number, limit: number): string =>
  msg(str`${formatCount(used)} of ${formatCount(limit)} (${formatPercent(limit === 0 ? 1 : used / limit)})`);

const levelText = (level: 'full' | 'nearly'): string => (level === 'full' ? msg('limit reached') : msg('nearly used'));

function renderHistory(periods: readonly UsagePeriod[]): TemplateResult {
  if (periods.length === 0) {
    return html`<p class="section quiet">${msg('Earlier months appear here once there is something to count.')}</p>`;
  }
  const most = Math.max(1, ...periods.map((period) => period.encountersWithAiSuggestions));
  return html`<div class="section history">
    <h3 class="label" id="months">${msg('By month')}</h3>
    <div class="table" tabindex="0" role="region" aria-labelledby="months">
      <table>
        <thead>
          <tr>
            <th scope="col">${msg('Month')}</th>
            ${measures.map(({ name }) => html`<th scope="col" class="number">${name()}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${periods.map(
            (period) =>
              html`<tr>
                <th scope="row">
                  ${formatMonth(period.periodStart)}
                  <span
                    class="month-bar"
                    aria-hidden="true"
                    ${styled({ 'inline-size': `${(period.encountersWithAiSuggestions / most) * 72}px` })}
                  ></span>
                </th>
                ${measures.map(({ key }) => html`<td class="number">${formatCount(period[key])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

const loadingText = (): string => msg('Loading usage');

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-usage': CodeloomUsage;
  }
}
