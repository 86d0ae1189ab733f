import type { Encounter } from '@codeloom/contracts';
import { CodeloomError, connectionOf } from '@codeloom/sdk';
import type { Appearance, CodeloomClient, SessionGrant } from '@codeloom/sdk';
import { createFakeClient, sampleCases, sampleEncounter, sampleEngine, sampleTable } from '@codeloom/sdk/testing';
import type { FakeControls, FakeOptions } from '@codeloom/sdk/testing';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

export type Role = SessionGrant['role'];
export type FakeClient = CodeloomClient & FakeControls;

/** Changes the fake before anything is shown: runs a suggestion, lets a call fail, delays one. */
export type Before = (client: FakeClient, encounter: Encounter) => Promise<void> | void;

export interface StageOptions extends FakeOptions {
  encounter?: Partial<Encounter>;
  before?: Before;
  /** An embed session with these components; none is a portal session. */
  grant?: Partial<SessionGrant>;
  appearance?: Appearance;
  dictionary?: Record<string, string>;
  wide?: boolean;
}

/** What a story's `loaders` hand to its `render`. */
export interface Staged {
  client: FakeClient;
  encounter: Encounter;
  options: StageOptions;
}

/** The in-memory fake in one state, made anew for each showing of a story. */
export async function prepare(options: StageOptions): Promise<Staged> {
  const encounter = sampleEncounter(options.encounter);
  const client = createFakeClient({
    encounters: [encounter],
    engine: sampleEngine,
    table: sampleTable,
    training: sampleCases,
    ...options,
  });
  await options.before?.(client, encounter);
  return { client, encounter, options };
}

export const suggested: Before = async (client, { id }) => {
  await client.encounters.suggest(id);
};

/** Accepted and edited codes, and finalized when asked. */
export const coded =
  (finalize = false): Before =>
  async (client, { id }) => {
    await client.encounters.suggest(id);
    const { version } = await client.encounters.setCodes(id, {
      version: client.stored(id).version,
      emCode: '99213',
      emModifiers: ['25'],
      diagnoses: [{ code: 'E11.42' }, { code: 'I10' }, { code: 'M17.11' }],
      procedures: [{ code: '20610', modifiers: ['RT'], units: 1, pointers: [3] }],
    });
    if (finalize) await client.encounters.finalize(id, { version });
  };

export const away = new CodeloomError('network', 'Codeloom cannot be reached. Check the connection and try again.');

const everything: SessionGrant['components'] = {
  note: { canEdit: true },
  suggest: { canRun: true },
  finalCodes: { canEdit: true, canFinalize: true, canComment: true },
  codeSearch: {},
};

export function grantOf(encounter: Encounter, grant: Partial<SessionGrant>): SessionGrant {
  return {
    expiresAt: '2099-01-01T00:00:00.000Z',
    practiceId: encounter.practiceId,
    encounterId: encounter.id,
    encounterExternalId: null,
    role: 'BILLER',
    userName: 'Jordan Hale',
    components: everything,
    ...grant,
  };
}

/** What the toolbar chooses. */
export interface Globals {
  theme?: string;
  locale?: string;
  preset?: NonNullable<Appearance['preset']>;
  density?: NonNullable<Appearance['density']>;
}

/** A provider around what a story shows, with look and language from the toolbar. */
export function onStage(
  { client, encounter, options }: Staged,
  globals: Globals,
  inside: TemplateResult,
): TemplateResult {
  const connection = connectionOf(client, options.grant ? grantOf(encounter, options.grant) : null);
  return html`<div class="stage ${options.wide ? 'wide' : ''}">
    <codeloom-provider
      encounter-id=${encounter.id}
      theme=${globals.theme ?? 'light'}
      locale=${globals.locale ?? 'en'}
      .connection=${connection}
      .appearance=${appearanceOf(options, globals)}
      .dictionary=${options.dictionary ?? null}
    >
      ${inside}
    </codeloom-provider>
  </div>`;
}

/** The story's own appearance stands before the toolbar's. */
function appearanceOf({ appearance }: StageOptions, { preset, density }: Globals): Appearance {
  return { ...(preset && { preset }), ...(density && { density }), ...appearance };
}
