import type WaToast from '@awesome.me/webawesome/dist/components/toast/toast.js';
import { consume } from '@lit/context';
import type { CodeloomEventDetails, Encounter, EncounterSummary } from '@codeloom/contracts';
import type { Command } from '@codeloom/elements';
import { CodeloomError } from '@codeloom/sdk';
import type { CodeloomConnection } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { overheard } from '../overheard.ts';
import { PortalElement } from '../portal-element.ts';
import { go, paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { logo } from '../shell/logo.ts';
import { currentTheme, onTheme } from '../shell/theme.ts';
import { patientBanner } from './patient-banner.ts';

/** As many as a coder works through in a day. */
const QUEUE_ROWS = 60;

const views = [
  { value: 'note', name: 'Note' },
  { value: 'suggest', name: 'Suggested' },
  { value: 'final', name: 'Final codes' },
] as const;
type View = (typeof views)[number]['value'];

/** One encounter: the queue, the note, the codes. Composed of the public elements, as any host would. */
export class CodeloomPortalEncounter extends PortalElement {
  @property({ attribute: false }) encounterId = '';
  /** The right end of the bar, drawn by the shell. */
  @property({ attribute: false }) menu: TemplateResult | null = null;
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
  @state() private encounter: Encounter | null = null;
  @state() private missing = false;
  @state() private queue: readonly EncounterSummary[] = [];
  @state() private queueMore = false;
  /** What a narrow screen shows of the three. */
  @state() private view: View = 'note';
  /** What the column of suggestions shows: the codes, or how the level comes about. */
  @state() private worksheet = false;
  /** Whether the audit trail of the encounter lies over the page. */
  @state() private history = false;
  @state() private theme = currentTheme();
  #connection: CodeloomConnection | null = null;
  #leaveTheme: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveTheme = onTheme((theme) => (this.theme = theme));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveTheme?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#connection && this.session) this.#connection = this.#listenTo(this.session.connection);
    if (changed.has('encounterId')) {
      this.encounter = null;
      this.missing = false;
      this.view = 'note';
      this.history = false;
      void this.#loadQueue();
    }
  }

  /** The elements fetch the encounter; the banner overhears it, so that the note is read (and audited) once. */
  #listenTo(connection: CodeloomConnection): CodeloomConnection {
    const client = overheard(connection.client, {
      answered: (answer) => {
        if (isEncounter(answer) && answer.id === this.encounterId) this.encounter = answer;
      },
      refused: (error) => {
        if (error instanceof CodeloomError && error.code === 'notFound' && !this.encounter) this.missing = true;
      },
    });
    return { ...connection, client };
  }

  async #loadQueue(): Promise<void> {
    try {
      const answer = await this.session?.client.encounters.list({ status: 'needs_coding', limit: QUEUE_ROWS });
      if (!answer) return;
      this.queue = answer.items;
      this.queueMore = answer.nextCursor !== null;
    } catch {
      // The queue is a convenience beside the note: without it the list is one press away.
      this.queue = [];
    }
  }

  get #position(): number {
    return this.queue.findIndex(({ id }) => id === this.encounterId);
  }

  /** The neighbour in the queue; from an encounter that is no longer in it, the first that waits. */
  #neighbour(step: 1 | -1): EncounterSummary | undefined {
    const at = this.#position;
    return at < 0 ? this.queue[0] : this.queue[at + step];
  }

  /** Billers and practice admins take an encounter out of work; the server says the same. */
  get #maySettle(): boolean {
    const role = this.session?.me?.user.role;
    return role === 'BILLER' || role === 'PRACTICE_ADMIN';
  }

  /** The page's own commands, in the key sheet and the palette beside those of the cards. */
  #commands(): Command[] {
    const group = 'Encounters';
    const step = (by: 1 | -1) => (): boolean => {
      const next = this.#neighbour(by);
      if (next) go(paths.encounter(next.id));
      return next !== undefined;
    };
    const leave = (path: string) => (): boolean => {
      go(path);
      return true;
    };
    return [
      { id: 'page.next', title: 'Next encounter', group, keys: [']'], palette: !!this.#neighbour(1), run: step(1) },
      {
        id: 'page.previous',
        title: 'Previous encounter',
        group,
        keys: ['['],
        palette: !!this.#neighbour(-1),
        run: step(-1),
      },
      {
        id: 'page.worksheet',
        title: 'Show the E/M worksheet, or the suggestions',
        group: 'Encounters',
        keys: ['W'],
        run: () => {
          this.worksheet = !this.worksheet;
          if (this.view === 'note') this.view = 'suggest';
          return true;
        },
      },
      {
        id: 'page.history',
        title: 'History of this encounter',
        group,
        keys: ['H'],
        run: () => {
          this.history = this.encounter !== null;
          return this.history;
        },
      },
      { id: 'page.list', title: 'All encounters', group, keys: ['G'], run: leave(paths.encounters()) },
      { id: 'page.new', title: 'New encounter', group, keys: ['N'], run: leave(paths.newEncounter()) },
    ];
  }

  #finalized(event: CustomEvent<CodeloomEventDetails['codeloom-finalized']>): void {
    const { patientPseudoId, finalEmCode } = event.detail.encounter;
    const as = finalEmCode ? ` as ${finalEmCode}` : '';
    const toast = this.querySelector<WaToast>('wa-toast');
    void toast?.create(`${patientPseudoId} finalized${as}. Press ] for the next one.`, { variant: 'success' });
    this.queue = this.queue.filter(({ id }) => id !== this.encounterId);
  }

  #suggested(): void {
    this.queue = this.queue.map((item) =>
      item.id === this.encounterId && item.status === 'draft' ? { ...item, status: 'ai_suggested' } : item,
    );
    if (this.view === 'note') this.view = 'suggest';
  }

  protected override render(): TemplateResult {
    return html`<div class="grid h-dvh grid-rows-[auto_minmax(0,1fr)_auto]">
      ${this.#bar()} ${this.missing ? missingEncounter() : this.#workstation()}
      <section aria-label="Messages"><wa-toast placement="bottom-center"></wa-toast></section>
    </div>`;
  }

  #bar(): TemplateResult {
    const at = this.#position;
    const total = this.queueMore ? `${this.queue.length}+` : this.queue.length;
    const step = (by: 1 | -1, icon: string, name: string): TemplateResult =>
      html`<button
        type="button"
        class="quiet px-1.5!"
        aria-label=${name}
        ?disabled=${!this.#neighbour(by)}
        @click=${() => {
          const next = this.#neighbour(by);
          if (next) go(paths.encounter(next.id));
        }}
      >
        <wa-icon name=${icon}></wa-icon>
      </button>`;
    return html`<header
      class="flex min-h-13 flex-wrap items-center gap-x-3 border-b border-line bg-surface px-3 pt-1.5 two:flex-nowrap two:pt-0 two:px-4"
    >
      <a href=${paths.encounters()} class="flex items-center gap-2" aria-label="Codeloom: all encounters">
        ${logo()}
        <span class="hidden text-base font-[650] tracking-tight three:inline" aria-hidden="true">codeloom</span>
      </a>
      <span class="hidden h-6 border-l border-line-strong two:block"></span>
      ${patientBanner(this.encounter)}
      <div class="hidden items-center text-[13px] text-ink-3 tabular-nums two:flex">
        ${at >= 0 ? html`<span class="mr-1 whitespace-nowrap">${at + 1} of ${total}</span>` : nothing}
        ${step(-1, 'chevron-left', 'Previous encounter')} ${step(1, 'chevron-right', 'Next encounter')}
      </div>
      <button
        type="button"
        class="quiet ml-auto px-1.5! two:ml-0 two:px-2.5!"
        title="History"
        ?disabled=${!this.encounter}
        @click=${() => (this.history = true)}
      >
        <wa-icon class="text-lg two:hidden" name="history"></wa-icon>
        <span class="sr-only two:not-sr-only">History</span>
        <span class="key ml-1.5 hidden two:inline-grid" aria-hidden="true">H</span>
      </button>
      <button
        type="button"
        class="quiet px-1.5! two:px-2.5!"
        title="Commands"
        @click=${() => this.querySelector('codeloom-provider')?.openCommands('palette')}
      >
        <wa-icon class="text-lg two:hidden" name="commands"></wa-icon>
        <span class="sr-only two:not-sr-only">Commands</span>
        <span class="key ml-1.5 hidden two:inline-grid" aria-hidden="true">Ctrl K</span>
      </button>
      ${this.menu}
    </header>`;
  }

  #choice(name: string, worksheet: boolean): TemplateResult {
    return html`<button
      type="button"
      class="quiet"
      aria-pressed=${this.worksheet === worksheet}
      @click=${() => (this.worksheet = worksheet)}
    >
      ${name} ${worksheet ? html`<span class="key ml-1 hidden two:inline-grid" aria-hidden="true">W</span>` : nothing}
    </button>`;
  }

  #workstation(): TemplateResult {
    return html`<codeloom-provider
      .connection=${this.#connection}
      encounter-id=${this.encounterId}
      .theme=${this.theme === 'system' ? 'auto' : this.theme}
      shortcuts="page"
      .commands=${this.#commands()}
      @codeloom-finalized=${this.#finalized}
      @codeloom-suggested=${this.#suggested}
    >
      <main
        tabindex="-1"
        data-view=${this.view}
        class="workstation grid outline-none min-h-0 grid-rows-[auto_minmax(0,1fr)] two:grid-cols-[minmax(0,1fr)_minmax(360px,42%)] two:grid-rows-[minmax(0,1fr)] three:grid-cols-[200px_minmax(0,1fr)_minmax(400px,36%)] wide:grid-cols-[196px_minmax(0,1fr)_minmax(730px,52%)]"
      >
        <div class="flex gap-1 border-b border-line px-3 py-1.5 two:hidden" role="group" aria-label="Show">
          ${views.map(
            ({ value, name }) =>
              html`<button
                type="button"
                class="quiet grow justify-center"
                aria-pressed=${this.view === value}
                @click=${() => (this.view = value)}
              >
                ${name}
              </button>`,
          )}
        </div>
        <div class="hidden min-h-0 three:grid">
          <codeloom-portal-queue
            .items=${this.queue}
            .more=${this.queueMore}
            .currentId=${this.encounterId}
          ></codeloom-portal-queue>
        </div>
        <section aria-label="Note" data-pane="note" class="min-h-0 overflow-y-auto px-4 py-4 two:px-7">
          <codeloom-note editable shortcuts="page"></codeloom-note>
        </section>
        <section
          aria-label="Codes"
          data-pane="codes"
          class="grid min-h-0 border-line two:grid-rows-[minmax(0,1fr)_minmax(0,auto)] two:border-l wide:grid-cols-2 wide:grid-rows-[minmax(0,1fr)]"
        >
          <div data-half="suggest" class="min-h-0 overflow-y-auto px-2.5 pb-2.5">
            <div class="flex gap-1 pt-2.5 pb-2" role="group" aria-label="Show">
              ${this.#choice('Suggestions', false)} ${this.#choice('E/M worksheet', true)}
            </div>
            <codeloom-suggest shortcuts="page" ?hidden=${this.worksheet}></codeloom-suggest>
            ${this.worksheet ? html`<codeloom-em-worksheet></codeloom-em-worksheet>` : nothing}
          </div>
          <div
            data-half="final"
            class="min-h-0 overflow-y-auto p-2.5 two:max-h-[46dvh] two:border-t two:border-line wide:max-h-none wide:border-t-0 wide:border-l"
          >
            <codeloom-final-codes shortcuts="page" ?voidable=${this.#maySettle}></codeloom-final-codes>
          </div>
        </section>
      </main>
      <codeloom-portal-history ?open=${this.history} @close=${() => (this.history = false)}></codeloom-portal-history>
    </codeloom-provider>`;
  }
}

function isEncounter(answer: unknown): answer is Encounter {
  return typeof answer === 'object' && answer !== null && 'noteText' in answer && 'finalDiagnoses' in answer;
}

const missingEncounter = (): TemplateResult =>
  html`<main class="mx-auto max-w-xl px-6 py-16">
    <h2 class="text-xl font-[650]">This encounter is not here</h2>
    <p class="mt-3 text-ink-2">
      It may belong to somebody else or the address may be mistyped.
      <a class="link" href=${paths.encounters()}>Go to the encounters</a>
    </p>
  </main>`;
