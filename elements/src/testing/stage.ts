import type { Encounter } from '@codeloom/contracts';
import type { SessionGrant } from '@codeloom/sdk';
import { connectionOf } from '@codeloom/sdk';
import type { FakeControls, FakeOptions } from '@codeloom/sdk/testing';
import { createFakeClient, sampleEncounter, sampleEngine, sampleTable } from '@codeloom/sdk/testing';
import type { CodeloomClient } from '@codeloom/sdk';
import '../define.ts';
import type { CodeloomElement } from '../internal/codeloom-element.ts';
import type { CodeloomProvider } from '../provider/codeloom-provider.ts';

export interface Stage {
  provider: CodeloomProvider;
  client: CodeloomClient & FakeControls;
  encounter: Encounter;
}

export interface StageOptions extends FakeOptions {
  encounter?: Partial<Encounter>;
  /** Run a suggestion before anything is shown. */
  suggested?: boolean;
  grant?: SessionGrant;
  theme?: 'light' | 'dark';
  before?: (client: CodeloomClient & FakeControls, encounter: Encounter) => void | Promise<void>;
}

/** A provider on the in-memory fake with the given markup inside, in the document and drawn. */
export async function stage(markup: string, options: StageOptions = {}): Promise<Stage> {
  const encounter = sampleEncounter(options.encounter);
  const client = createFakeClient({ encounters: [encounter], engine: sampleEngine, table: sampleTable, ...options });
  if (options.suggested) await client.encounters.suggest(encounter.id);
  await options.before?.(client, encounter);
  const provider = document.createElement('codeloom-provider');
  if (options.grant) provider.connection = connectionOf(client, options.grant);
  else provider.client = client;
  provider.encounterId = encounter.id;
  provider.theme = options.theme ?? 'light';
  // The markup is a literal of the test file.
  provider.append(document.createRange().createContextualFragment(markup));
  document.body.append(provider);
  await settle();
  return { provider, client, encounter };
}

/** Empties the page between tests. */
export function clearStage(): void {
  document.body.replaceChildren();
}

/** Lets answers arrive and every element draw; real time, as long as the debounce of checks and saves when asked. */
export async function settle(ms = 0): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (let round = 0; round < 5; round += 1) {
    // Not an animation frame: a page in the background, beside another test file's, gets none.
    await new Promise((resolve) => setTimeout(resolve, 8));
    await Promise.all([...document.querySelectorAll<CodeloomElement>(tags)].map((element) => element.updateComplete));
  }
}

const tags =
  'codeloom-provider, codeloom-note, codeloom-suggest, codeloom-final-codes, codeloom-code-search, codeloom-trainer, codeloom-usage, codeloom-queue, codeloom-audit-trail, codeloom-em-worksheet';

// The type parameter stands for what the selector names, as it does in the DOM's own querySelector.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
/** An element of the page that must be there. */
export function only<T extends Element>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing on the page matches ${selector}.`);
  return found;
}

/** What stands inside an element's shadow root. */
export function inside<T extends HTMLElement>(host: Element | string, selector: string): T {
  const element = typeof host === 'string' ? only(host) : host;
  if (!element.shadowRoot) throw new Error('The element has no shadow root.');
  return only<T>(selector, element.shadowRoot);
}

/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

export function allInside(host: string, selector: string): HTMLElement[] {
  return [...(only(host).shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The text a person sees in an element, white space folded. */
export function textOf(host: Element | string, selector = '.root'): string {
  return inside(host, selector).textContent.replaceAll(/\s+/g, ' ').trim();
}

/** Presses a key where the focus is, through all shadow roots. */
export function press(key: string, init: KeyboardEventInit = {}): void {
  let target: Element = document.activeElement ?? document.body;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }));
}

export function grantFor(encounterId: string, components: SessionGrant['components'] = {}): SessionGrant {
  return {
    expiresAt: '2026-03-02T16:00:00.000Z',
    practiceId: '019a0000-0000-7000-8000-0000000000aa' as SessionGrant['practiceId'],
    encounterId: encounterId as SessionGrant['encounterId'],
    encounterExternalId: null,
    role: 'BILLER',
    userName: 'Robin Hale',
    components: {
      note: { canEdit: false },
      suggest: { canRun: true },
      finalCodes: { canEdit: true, canFinalize: true, canComment: true },
      codeSearch: {},
      ...components,
    },
  };
}
