import '@fontsource-variable/inter';
import type { EncounterStatus } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { createFakeClient, sampleEncounter } from '@codeloom/sdk/testing';
import '../src/define.ts';
import '../src/tokens.css';

/** The worklist to look at and to measure: `?rows=…&state=…&theme=…` on the in-memory fake. */
const params = new URLSearchParams(location.search);
const theme = params.get('theme') ?? 'auto';
document.documentElement.dataset['codeloomTheme'] = theme;

const statuses = [
  'ai_suggested',
  'draft',
  'ai_suggested',
  'draft',
  'finalized',
  'exported',
] satisfies EncounterStatus[];
const visits = [
  'office_established',
  'telehealth',
  'office_new',
  'wellness_medicare',
  'preventive_established',
] as const;
const payers = ['commercial', 'medicare', null, 'medicaid'] as const;
const risks = ['low', null, 'medium', 'low', 'high'] as const;
const providers = ['Dr. Amara Osei', 'Dr. Lin Whitaker-Montgomery', 'Sam Ortega, NP'];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const DAY_MS = 86_400_000;

const people = [
  { id: '019a0000-0000-7000-8000-0000000000b1', name: 'Robin Hale', role: 'BILLER', self: true },
  { id: '019a0000-0000-7000-8000-0000000000b2', name: 'Dr. Amara Osei', role: 'PROVIDER', self: false },
  { id: '019a0000-0000-7000-8000-0000000000b3', name: 'Noor Castellan', role: 'BILLER', self: false },
] as unknown as NonNullable<Parameters<typeof createFakeClient>[0]>['people'] & object;

const encounters = Array.from({ length: Number(params.get('rows') ?? 60) }, (_, index) => {
  const status = pick(statuses, index);
  const suggested = status !== 'draft';
  const assignee = index % 3 === 0 ? people[index % 2 === 0 ? 0 : 2] : undefined;
  return sampleEncounter({
    id: `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as ReturnType<typeof sampleEncounter>['id'],
    patientPseudoId: `PT-${20418 + index}`,
    externalId: `V-${80000 + index}`,
    encounterDate: new Date(Date.UTC(2026, 2, 12) - Math.floor(index / 6) * DAY_MS).toISOString().slice(0, 10),
    status,
    visitType: pick(visits, index),
    payer: pick(payers, index),
    providerName: pick(providers, index),
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    denialRiskLevel: suggested ? pick(risks, index) : null,
    emRecommended: suggested ? { code: pick(['99213', '99214', '99215'], index), confidence: 0.8 } : null,
    finalEmCode: status === 'finalized' || status === 'exported' ? '99213' : null,
    noteText: '',
  });
});
const client = createFakeClient({ encounters, people });
if (params.get('state') === 'loading') client.setDelay({ 'encounters.list': 1_000_000 });
if (params.get('state') === 'failed') {
  client.failNext('encounters.list', new CodeloomError('network', 'Codeloom cannot be reached. Check the connection.'));
}

const provider = document.createElement('codeloom-provider');
provider.client = client;
if (theme === 'light' || theme === 'dark') provider.theme = theme;
const queue = document.createElement('codeloom-queue');
queue.shortcuts = 'page';
queue.userRole = 'PRACTICE_ADMIN';
if (params.get('status') === 'all') queue.view = { ...queue.view, filters: {} };
provider.append(queue);
const main = document.createElement('main');
main.append(provider);
document.body.append(main);
