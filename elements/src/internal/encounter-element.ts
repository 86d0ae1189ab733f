import type { CodeloomEventName, Encounter } from '@codeloom/contracts';
import type { SessionGrant } from '@codeloom/sdk';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { CodeloomElement } from './codeloom-element.ts';
import { CodeloomEvent } from './codeloom-event.ts';
import { mismatchOf, refOf } from './encounter-ref.ts';
import { msg, said, str } from './localize.ts';
import { renderLoading, renderMessage, renderSessionState } from './message.ts';

/** An element about one encounter. It shows nothing of it until session, encounter and store agree. */
export abstract class EncounterElement extends CodeloomElement {
  /** The events this element dispatches for the store it shares. */
  static readonly speaks: readonly CodeloomEventName[] = [];

  /** The encounter to show. Default: the provider's, or the session's. */
  @property({ attribute: 'encounter-id' }) encounterId: string | null = null;
  /** The same by the host's own key. */
  @property({ attribute: 'encounter-external-id' }) encounterExternalId: string | null = null;

  #store: EncounterStore | null = null;
  #leave: (() => void) | null = null;
  #mismatch: { expected: string; received: string } | null = null;

  protected get store(): EncounterStore | null {
    return this.#store;
  }

  protected get encounterState(): EncounterState | null {
    return this.#store?.state ?? null;
  }

  protected abstract renderEncounter(
    encounter: Encounter,
    state: EncounterState,
    store: EncounterStore,
  ): TemplateResult;

  /** The part of a session's grant that this element is. */
  protected abstract readonly component: keyof SessionGrant['components'];

  /** The name of what is shown, for the texts of empty and failed states. */
  protected abstract readonly subject: string;

  constructor() {
    super();
    this.addController({ hostConnected: () => this.requestUpdate(), hostDisconnected: () => this.#join(null) });
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { provider } = this;
    const ref = refOf(this.encounterId, this.encounterExternalId) ?? provider?.encounter ?? null;
    const mismatch = provider && ref ? mismatchOf(ref, provider.grant) : null;
    this.#tellMismatch(mismatch);
    const usable = this.isConnected && provider?.status === 'ready' && ref && !mismatch;
    this.#join(usable ? provider.storeFor(ref) : null);
  }

  #join(store: EncounterStore | null): void {
    if (store === this.#store) return;
    this.#leave?.();
    this.#store = store;
    this.storeChanged();
    this.#leave =
      store?.subscribe({
        changed: () => this.requestUpdate(),
        speaks: (this.constructor as typeof EncounterElement).speaks,
        say: (event) => this.dispatchEvent(new CodeloomEvent(event.name, event.detail)),
      }) ?? null;
  }

  protected override async recover(): Promise<void> {
    await this.#store?.load();
  }

  /** Called when the element turns to another encounter: forget everything that was typed or opened. */
  protected storeChanged(): void {
    // Nothing is kept here; elements that keep something override this.
  }

  #tellMismatch(mismatch: { expected: string; received: string } | null): void {
    const before = this.#mismatch;
    this.#mismatch = mismatch;
    if (!mismatch || (before?.received === mismatch.received && before.expected === mismatch.expected)) return;
    this.dispatchEvent(new CodeloomEvent('codeloom-context-mismatch', mismatch));
  }

  protected override renderContent(): TemplateResult {
    const { provider } = this;
    if (this.#mismatch) {
      return renderMessage(
        msg('Another encounter is open'),
        msg(
          'This session belongs to a different encounter than the page asks for, so nothing is shown. Open the encounter again from your chart.',
        ),
      );
    }
    return (
      renderSessionState(provider, {
        component: this.component,
        subject: this.subject,
        loading: this.#loading,
      }) ?? this.#renderStore()
    );
  }

  #renderStore(): TemplateResult {
    const store = this.#store;
    if (!store)
      return renderMessage(msg('No encounter chosen'), msg(str`Choose an encounter to see this: ${this.subject}.`));
    const { state } = store;
    if (state.phase === 'failed') {
      return renderMessage(msg('This encounter could not be loaded'), said(state.error?.message ?? ''), {
        label: msg('Try again'),
        press: () => void store.load(),
      });
    }
    if (!state.encounter) return renderLoading(this.#loading);
    return this.renderEncounter(state.encounter, state, store);
  }

  get #loading(): string {
    return msg(str`Loading: ${this.subject}`);
  }
}
