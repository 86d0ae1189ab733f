import type { TrainingCase, TrainingCaseSummary } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Asked } from '../internal/asked.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { CodeloomEvent } from '../internal/codeloom-event.ts';
import { msg, said, str } from '../internal/localize.ts';
import { renderLoading, renderMessage, renderSessionState } from '../internal/message.ts';
import { noteStyles } from '../note/codeloom-note.styles.ts';
import { payerNames, specialtyText, visitNames } from '../queue/words.ts';
import { renderAnswerForm } from './answer-form.ts';
import { CaseNote } from './case-note.ts';
import { difficultyNames, renderCaseList, renderVisitFacts } from './case-list.ts';
import { trainerStyles } from './codeloom-trainer.styles.ts';
import type * as Comparison from './comparison.ts';
import { inputOf, noCodes } from './view.ts';
import type { CaseView, LearnerCodes } from './view.ts';

/**
 * Practice on invented visits: read the note, code it, then see the published answer with its evidence and reasons.
 * Nothing in it touches an encounter.
 *
 * @summary Training cases, an attempt, and its comparison with the answer.
 * @status stable
 * @since 0.1
 * @event codeloom-training-opened - A case, or the list of cases, is shown.
 * @event codeloom-training-scored - An attempt was scored.
 * @csspart base - The root inside.
 * @csspart note - The note of the case.
 * @csspart hand-in - The button that compares.
 */
export class CodeloomTrainer extends CodeloomElement {
  static override styles = [...[CodeloomElement.styles].flat(), noteStyles, trainerStyles];

  /** The open case; none shows the list. */
  @property({ attribute: 'case-id', reflect: true }) caseId: string | null = null;

  @state() private codes: LearnerCodes = noCodes;
  @state() private attempt: CaseView['attempt'] = null;
  @state() private busy = false;
  @state() private trouble: string | null = null;
  @state() private activeKey: string | null = null;

  readonly #note = new CaseNote(this);
  #shownCase: string | null = null;
  /** How an answer is compared: fetched with the first codes that are handed in. */
  #comparison: typeof Comparison | null = null;
  #focusAfter: 'list' | 'case' | 'score' | null = null;

  readonly #list = new Asked(this, {
    args: () => [this.provider?.client ?? null, this.caseId === null] as const,
    ask: async ([client, wanted], signal): Promise<TrainingCaseSummary[]> =>
      client && wanted ? client.training.cases({ signal }) : [],
  });
  readonly #case = new Asked(this, {
    args: () => [this.provider?.client ?? null, this.caseId] as const,
    ask: async ([client, id], signal): Promise<TrainingCase | null> =>
      client && id !== null ? client.training.case(id, { signal }) : null,
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.caseId === this.#shownCase) return;
    this.#shownCase = this.caseId;
    this.#forget();
  }

  protected override renderContent(): TemplateResult {
    return (
      renderSessionState(this.provider, {
        component: 'trainer',
        subject: msg('training'),
        loading: loadingText(),
      }) ?? (this.caseId === null ? this.#renderList() : this.#renderCase())
    );
  }

  #renderList(): TemplateResult {
    return this.#list.show({
      waiting: () => renderLoading(loadingText()),
      answered: (cases) => renderCaseList(cases, (id) => this.#open(id)),
      failed: () =>
        renderMessage(msg('The training cases could not be loaded'), messageOf(this.#list.error), {
          label: msg('Try again'),
          press: () => this.#list.again(),
        }),
    });
  }

  #renderCase(): TemplateResult {
    return this.#case.show({
      waiting: () => renderLoading(loadingText()),
      answered: (one) => (one ? this.#renderOpenCase(this.#viewOf(one)) : renderLoading(loadingText())),
      failed: () =>
        renderMessage(msg('This training case could not be loaded'), messageOf(this.#case.error), {
          label: msg('All cases'),
          press: () => this.#open(null),
        }),
    });
  }

  #renderOpenCase(view: CaseView): TemplateResult {
    const { one, attempt } = view;
    return html`<div class="card open">
      <header class="section title">
        <div class="head">
          <h2 tabindex="-1" id="case-title">${one.title}</h2>
          <button type="button" class="outline" @click=${view.leave}>${msg('All cases')}</button>
        </div>
        ${renderVisitFacts([
          specialtyText(one.specialty),
          difficultyNames[one.difficulty](),
          visitNames[one.visitType](),
          one.ageYears === null ? null : msg(str`${one.ageYears} years`),
          one.sex === null ? null : one.sex === 'f' ? msg('female') : msg('male'),
          one.payer === null ? null : payerNames[one.payer](),
        ])}
      </header>
      <div class="desk">
        <section class="note" aria-label=${msg('Note of the case')}>${this.#note.render(one.noteText)}</section>
        <div class="side">
          ${attempt && this.#comparison ? this.#comparison.renderComparison(view, attempt) : renderAnswerForm(view)}
        </div>
      </div>
    </div>`;
  }

  #viewOf(one: TrainingCase): CaseView {
    const { codes, attempt, busy, trouble, activeKey } = this;
    return {
      one,
      codes,
      attempt,
      busy,
      trouble,
      activeKey,
      change: (next) => {
        this.codes = next;
        this.trouble = null;
      },
      handIn: () => void this.#handIn(one),
      activate: (key) => (this.activeKey = key),
      again: () => {
        this.#forget();
        this.#focusAfter = 'case';
      },
      leave: () => this.#open(null),
    };
  }

  async #handIn(one: TrainingCase): Promise<void> {
    const client = this.provider?.client;
    if (!client || this.busy) return;
    if (this.codes.em === undefined) {
      this.trouble = msg('Choose a level, or “No E/M code”.');
      this.renderRoot.querySelector<HTMLElement>('#level')?.focus();
      return;
    }
    this.busy = true;
    this.trouble = null;
    try {
      // Fetched before the codes are handed in: an attempt that cannot be shown should not be spent.
      this.#comparison ??= await import('./comparison.ts');
      const attempt = await client.training.attempt(one.id, inputOf(this.codes));
      // The learner may have turned to another case meanwhile.
      if (this.caseId !== one.id) return;
      this.attempt = attempt;
      this.#focusAfter = 'score';
      this.dispatchEvent(
        new CodeloomEvent('codeloom-training-scored', { caseId: one.id, scorePercent: attempt.scorePercent }),
      );
    } catch (error) {
      this.trouble = msg(str`${messageOf(error)} Your codes are kept.`);
    } finally {
      this.busy = false;
    }
  }

  #open(id: string | null): void {
    this.caseId = id;
    this.#focusAfter = id === null ? 'list' : 'case';
    this.dispatchEvent(new CodeloomEvent('codeloom-training-opened', { caseId: id }));
  }

  #forget(): void {
    this.codes = noCodes;
    this.attempt = null;
    this.trouble = null;
    this.activeKey = null;
    this.#note.clear();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.caseId !== null && this.renderRoot.querySelector('.line')) {
      this.#note.paint(this.#comparison?.comparisonEvidence(this.attempt) ?? [], this.activeKey);
    }
    const targets = { list: '.case', case: '#case-title', score: '#score' } as const;
    const target = this.#focusAfter && this.renderRoot.querySelector<HTMLElement>(targets[this.#focusAfter]);
    if (!target) return;
    this.#focusAfter = null;
    target.focus();
  }
}

function messageOf(error: unknown): string {
  return error instanceof CodeloomError ? said(error.message) : msg('Something went wrong. Try again.');
}

const loadingText = (): string => msg('Loading the training cases');

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-trainer': CodeloomTrainer;
  }
}
