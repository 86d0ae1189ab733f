import { ContextProvider } from '@lit/context';
import type { EncounterRef, LoadErrorType } from '@codeloom/contracts';
import { CodeloomError, connectionOf, subscribeToPage } from '@codeloom/sdk';
import type { Appearance, CodeloomClient, CodeloomConnection, PageState } from '@codeloom/sdk';
import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { painted } from '../appearance/painted.ts';
import { providerContext } from '../client-context.ts';
import type { ProviderContext } from '../client-context.ts';
import type { Command } from '../commands/command.ts';
import { CodeloomEvent } from '../internal/codeloom-event.ts';
import { keyOf, refOf } from '../internal/encounter-ref.ts';
import { english } from '../internal/localize.ts';
import type { Dictionary } from '../internal/localize.ts';
import { EncounterStore } from '../store/encounter-store.ts';
import { loadErrorType } from './load-error.ts';
import { LocaleChoice } from './locale-choice.ts';
import { ProviderCommands } from './provider-commands.ts';

/**
 * Connects the elements inside it to Codeloom, and lets those of one encounter share what they know.
 *
 * @summary Session, client and appearance for the elements inside.
 * @status stable
 * @since 0.1
 * @slot - Codeloom elements, anywhere below, and any markup of the host.
 * @event codeloom-ready - An encounter is loaded.
 * @event codeloom-load-error - The session or an encounter could not be loaded; `type` is one of a closed set.
 * @event codeloom-session-expired - The session ended; everything shown was cleared.
 */
export class CodeloomProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The way to Codeloom. Without it the page's own `Codeloom.load(…)` is used. */
  @property({ attribute: false }) connection: CodeloomConnection | null = null;
  /** A client without a session of its own, such as the in-memory fake. */
  @property({ attribute: false }) client: CodeloomClient | null = null;
  /** The encounter of all elements inside that name none. */
  @property({ attribute: 'encounter-id' }) encounterId: string | null = null;
  /** The same by the host's own key. */
  @property({ attribute: 'encounter-external-id' }) encounterExternalId: string | null = null;
  /** Light, dark, or `auto` to follow the reader's system. */
  @property() theme: NonNullable<Appearance['theme']> | null = null;
  /** How the elements inside look: preset, theme, contrast, density and values for single CSS custom properties. */
  @property({ attribute: false }) appearance: Appearance | null = null;

  /** The language of the elements inside, as BCP 47: `en` or `es`, with a region for numbers and dates (`es-US`). */
  @property() locale: string | null = null;
  /** The host's own words for single texts, by their English. */
  @property({ attribute: false }) dictionary: Dictionary | null = null;

  /** Where `?` and Ctrl+K are heard: `focus` inside this provider, `page` anywhere outside text fields. */
  @property() shortcuts: 'focus' | 'page' = 'focus';
  /** The page's own commands, listed in the key sheet and the palette beside those of the elements. */
  @property({ attribute: false }) commands: readonly Command[] = [];

  readonly #context = new ContextProvider(this, { context: providerContext, initialValue: null });
  readonly #stores = new Map<string, EncounterStore>();
  readonly #commands = new ProviderCommands(this, {
    client: () => (this.#status.status === 'ready' ? (this.#connected?.client ?? null) : null),
    locale: () => this.#localeChoice.locale,
    theme: () => this.#theme,
  });
  readonly #localeChoice = new LocaleChoice(() => this.requestUpdate());
  #page: PageState = { connection: null, appearance: {} };
  #connected: CodeloomConnection | null = null;
  #leavePage: (() => void) | null = null;
  #leaveConnection: (() => void) | null = null;
  #status: Pick<ProviderContext, 'status' | 'error' | 'grant'> = { status: 'waiting', error: null, grant: null };
  /** Whether the reader's system asks for more contrast. */
  readonly #readerContrast = matchMedia('(prefers-contrast: more)');
  /** The custom properties this provider has set. */
  #painted: string[] = [];
  /** Raised with each connection, so that an answer for an older one is not taken. */
  #attempt = 0;

  constructor() {
    super();
    this.addController({ hostConnected: () => this.#arrive(), hostDisconnected: () => this.#depart() });
  }

  /** Opens the key sheet or the command palette, for a button of the page. */
  openCommands(show: 'keys' | 'palette'): void {
    void this.#commands.open(show);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const wanted = this.#wantedConnection(changed);
    this.#localeChoice.choose(this.locale ?? this.#page.locale ?? english.tag, {
      ...this.#page.dictionary,
      ...this.dictionary,
    });
    if (this.isConnected && wanted !== this.#connected) this.#join(wanted);
    this.#paint();
    this.#publish(this.#status);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #arrive(): void {
    this.#leavePage = subscribeToPage((page) => {
      this.#page = page;
      this.requestUpdate();
    });
    this.#readerContrast.addEventListener('change', this.#repaint);
  }

  readonly #repaint = (): void => this.requestUpdate();

  #depart(): void {
    this.#leavePage?.();
    this.#readerContrast.removeEventListener('change', this.#repaint);
    this.#leave();
    this.#publish({ status: 'waiting', error: null, grant: null });
  }

  #wantedConnection(changed: PropertyValues<this>): CodeloomConnection | null {
    if (this.connection) return this.connection;
    if (!this.client) return this.#page.connection;
    return changed.has('client') || this.#connected?.client !== this.client
      ? connectionOf(this.client)
      : this.#connected;
  }

  #join(connection: CodeloomConnection | null): void {
    this.#leave();
    this.#connected = connection;
    if (!connection) return;
    this.#leaveConnection = connection.subscribe((change) => {
      this.#forgetStores(change);
      if (change === 'expired') {
        this.#publish({ status: 'expired', error: null, grant: null });
        this.dispatchEvent(new CodeloomEvent('codeloom-session-expired', {}));
      } else {
        void this.#open(connection);
      }
    });
    void this.#open(connection);
  }

  async #open(connection: CodeloomConnection): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#publish({ status: 'connecting', error: null, grant: null });
    try {
      const grant = await connection.open();
      if (attempt !== this.#attempt) return;
      this.#publish({ status: 'ready', error: null, grant });
    } catch (thrown) {
      if (attempt !== this.#attempt) return;
      const error =
        thrown instanceof CodeloomError
          ? thrown
          : new CodeloomError('internal', 'Codeloom could not start on this page. Reload it.', { cause: thrown });
      this.#publish({ status: 'failed', error, grant: null });
      this.#tellLoadError(loadErrorType(error, 'session'), error.message);
    }
  }

  #leave(): void {
    this.#attempt += 1;
    this.#leaveConnection?.();
    this.#leaveConnection = null;
    this.#connected = null;
    this.#forgetStores();
    this.#commands.center.forget();
    this.#status = { status: 'waiting', error: null, grant: null };
  }

  get #theme(): NonNullable<Appearance['theme']> {
    return this.theme ?? this.appearance?.theme ?? this.#page.appearance.theme ?? 'auto';
  }

  #forgetStores(why: 'left' | 'expired' | 'changed' = 'left'): void {
    for (const store of this.#stores.values()) store.dispose(why);
    this.#stores.clear();
  }

  #storeFor(client: CodeloomClient, ref: EncounterRef): EncounterStore {
    const key = keyOf(ref);
    const known = this.#stores.get(key);
    if (known) return known;
    const store = new EncounterStore({
      client,
      ref,
      emit: (event) => this.dispatchEvent(new CodeloomEvent(event.name, event.detail)),
      failed: (error) => this.#tellLoadError(loadErrorType(error, 'encounter'), error.message),
    });
    this.#stores.set(key, store);
    return store;
  }

  #tellLoadError(type: LoadErrorType, message: string): void {
    this.dispatchEvent(new CodeloomEvent('codeloom-load-error', { type, message }));
  }

  #publish(status: Pick<ProviderContext, 'status' | 'error' | 'grant'>): void {
    this.#status = status;
    const connection = this.#connected;
    const bound = status.grant?.encounterId ?? null;
    const { locale } = this.#localeChoice;
    this.#context.setValue({
      ...status,
      // Without its words an element waits, as it does for its session.
      status: status.status === 'ready' && !locale ? 'connecting' : status.status,
      locale,
      client: connection?.client ?? null,
      theme: this.#theme,
      commands: this.#commands.center,
      openCommands: (show) => void this.#commands.open(show),
      encounter: refOf(this.encounterId, this.encounterExternalId) ?? refOf(bound, null),
      storeFor: (ref) => {
        if (!connection) throw new Error('A store was asked of a provider without a connection.');
        return this.#storeFor(connection.client, ref);
      },
      reconnect: () => connection && void this.#open(connection),
    });
  }

  /** Appearance travels as inherited custom properties, set through the CSSOM so that a strict CSP allows it. */
  #paint(): void {
    const { appearance: page } = this.#page;
    const variables = { ...page.variables, ...this.appearance?.variables };
    const values = painted({ ...page, ...this.appearance, variables }, this.#readerContrast.matches);
    for (const name of this.#painted) this.style.removeProperty(name);
    this.#painted = [];
    for (const [token, value] of Object.entries(values)) {
      const name = `--codeloom-${token}`;
      this.style.setProperty(name, value);
      this.#painted.push(name);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-provider': CodeloomProvider;
  }
}
