import { consume } from '@lit/context';
import type { CodeloomEventDetails, QueueView } from '@codeloom/contracts';
import { defaultQueueView } from '@codeloom/elements';
import type { CodeloomQueue } from '@codeloom/elements';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { go, paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { currentTheme, onTheme } from '../shell/theme.ts';
import { queryOf, viewOf } from './filters.ts';

/** The encounters of the practice: the public worklist, with its view in the address. */
export class CodeloomPortalEncounters extends PortalElement {
  @property({ attribute: false }) query = new URLSearchParams();
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
  @state() private theme = currentTheme();
  #view: QueueView = defaultQueueView;
  #leaveTheme: (() => void) | null = null;

  /** Keys of this page beside those of the worklist. */
  readonly #commands = [
    {
      id: 'page.new',
      title: 'New encounter',
      group: 'Encounters',
      keys: ['N'],
      run: () => {
        go(paths.newEncounter());
        return true;
      },
    },
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveTheme = onTheme((theme) => (this.theme = theme));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveTheme?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // An address that says what is shown already is the worklist's own doing: the view stays the same object.
    const here = queryOf(this.#view, defaultQueueView).toString();
    if (changed.has('query') && this.query.toString() !== here) this.#view = viewOf(this.query, defaultQueueView);
  }

  #changed({ detail }: CustomEvent<CodeloomEventDetails['codeloom-queue-changed']>): void {
    this.#view = detail.view;
    go(paths.encounters(queryOf(detail.view, defaultQueueView)), { replace: true });
  }

  protected override render(): TemplateResult {
    const { from = '', to = '' } = this.#view.filters;
    return html`<div class="mx-auto max-w-380 px-4 pt-5 pb-6 max-two:px-2">
      <div class="flex flex-wrap items-center gap-3">
        <h1 class="text-xl font-[650]">Encounters</h1>
        <span class="grow"></span>
        <codeloom-portal-export
          from=${from}
          to=${to}
          @codeloom-portal-exported=${() => this.querySelector<CodeloomQueue>('codeloom-queue')?.reload()}
        ></codeloom-portal-export>
        <wa-button variant="brand" size="s" href=${paths.newEncounter()}>
          New encounter <span class="key ml-1.5 max-two:hidden" slot="end">N</span>
        </wa-button>
      </div>
      <codeloom-provider
        shortcuts="page"
        .connection=${this.session?.connection ?? null}
        .theme=${this.theme === 'system' ? 'auto' : this.theme}
        .commands=${this.#commands}
      >
        <codeloom-queue
          class="mt-4 [--codeloom-queue-height:max(280px,calc(100dvh-330px))]"
          shortcuts="page"
          user-role=${this.session?.me?.user.role ?? 'PROVIDER'}
          .view=${this.#view}
          .hrefFor=${hrefFor}
          @codeloom-queue-changed=${this.#changed}
        ></codeloom-queue>
      </codeloom-provider>
    </div>`;
  }
}

const hrefFor = ({ id }: { id: string }): string => paths.encounter(id);
