import '@fontsource-variable/inter';
import { CodeloomError } from '@codeloom/sdk';
import type { Appearance } from '@codeloom/sdk';
import { createFakeClient, sampleEncounter, sampleEngine, sampleTable } from '@codeloom/sdk/testing';
import type { FakeOptions } from '@codeloom/sdk/testing';
import '../src/define.ts';
import '../src/tokens.css';
import type { CodeloomProvider } from '../src/provider/codeloom-provider.ts';

/** A page to look at: `?state=…&theme=…` shows the elements on the in-memory fake in one state. */
const params = new URLSearchParams(location.search);
const state = params.get('state') ?? 'suggested';
const theme = params.get('theme') ?? 'auto';
document.documentElement.dataset['codeloomTheme'] = theme;

const encounter = sampleEncounter();
const options: FakeOptions = { encounters: [encounter], engine: sampleEngine, table: sampleTable };
const client = createFakeClient(options);

const suggestFirst = async (): Promise<void> => {
  await client.encounters.suggest(encounter.id);
};
const acceptSome = async (finalize: boolean): Promise<void> => {
  await suggestFirst();
  const { version } = client.stored(encounter.id);
  await client.encounters.setCodes(encounter.id, {
    version,
    emCode: '99213',
    emModifiers: finalize ? ['25'] : [],
    diagnoses: [
      { code: 'E11.42' },
      { code: 'I10' },
      { code: 'Z91.148', description: 'Other noncompliance with medication' },
    ],
    procedures: [{ code: '20610', modifiers: ['RT'], units: 1, pointers: [1] }],
  });
  if (finalize) await client.encounters.finalize(encounter.id, { version: version + 1 });
};

switch (state) {
  case 'empty':
    break;
  case 'loading':
    client.setDelay({ 'encounters.get': 1_000_000 });
    break;
  case 'running':
    client.setDelay({ 'encounters.suggest': 1_000_000 });
    break;
  case 'failed':
    client.failNext(
      'encounters.get',
      new CodeloomError('network', 'Codeloom cannot be reached. Check the connection and try again.'),
    );
    break;
  case 'run-failed':
    client.failNext(
      'encounters.suggest',
      new CodeloomError('modelUnavailable', 'The model does not answer at the moment.'),
    );
    break;
  case 'coded':
    await acceptSome(false);
    break;
  case 'finalized':
    await acceptSome(true);
    break;
  default:
    await suggestFirst();
}

const provider: CodeloomProvider = document.createElement('codeloom-provider');
provider.client = client;
provider.encounterId = encounter.id;
if (theme === 'light' || theme === 'dark') provider.theme = theme;
provider.appearance = {
  preset: (params.get('preset') ?? 'calm') as NonNullable<Appearance['preset']>,
  ...(params.get('density') === 'compact' && { density: 'compact' }),
};
document.documentElement.dir = params.get('dir') ?? 'ltr';
const columns = document.createElement('main');
columns.className = 'columns';
for (const tag of ['codeloom-note', 'codeloom-suggest', 'codeloom-final-codes'] as const) {
  columns.append(document.createElement(tag));
}
columns.querySelector('codeloom-note')?.setAttribute('editable', '');
provider.append(columns);
document.body.append(provider);
if (state === 'running' || state === 'run-failed') {
  const suggest = columns.querySelector('codeloom-suggest');
  setTimeout(() => void suggest?.run(), 300);
}
