import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Encounter, ExportBatch, Span, SuggestionResult } from '@codeloom/contracts';
import { exportAudit, verifyAudit } from './modules/audit/index.ts';
import { systemClock } from './platform/clock.ts';
import { openSecrets } from './platform/secrets.ts';
import { openTestDatabase, type DatabaseKind } from './testing/database.ts';
import { startTestServer, visit, type TestServer } from './testing/server.ts';

/** Notes that are not ours to keep here: read where they are, never copied. */
const NOTES = fileURLToPath(new URL('../../../shared/data/notes/aci-bench-train.jsonl', import.meta.url));

/** Illness, unspecified: what the biller of this test writes where nothing was suggested. */
const ADDED_BY_HAND = 'R69';

interface Walked {
  id: string;
  isEmpty: boolean;
  spans: number;
  engineMs: number;
}

function spansOf(suggestion: SuggestionResult): Span[] {
  const { em, diagnoses, procedures, rejected, hints } = suggestion;
  const items = [em.mdm.problems, em.mdm.data, em.mdm.risk].flatMap((element) => element.items);
  return [...items, ...diagnoses, ...procedures, ...rejected, ...hints, ...(em.time ? [em.time] : [])].flatMap(
    (item) => item.evidence ?? [],
  );
}

/** create -> suggest -> set codes -> finalize, as a biller who takes what was suggested. */
async function walk(server: TestServer, token: string, noteText: string, externalId: string): Promise<Walked> {
  const body = visit({ noteText, externalId, visitType: 'office_established' });
  const created = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body });
  assert.equal(created.noteText, noteText);
  const url = `/api/encounters/${created.id}`;
  const started = performance.now();
  const suggested = await server.ok<Encounter>({ method: 'POST', url: `${url}/suggest`, token });
  const engineMs = performance.now() - started;
  const { suggestion, emRecommended, version } = suggested;
  assert.ok(suggestion);
  const spans = spansOf(suggestion);
  const isEmpty = !emRecommended && suggestion.diagnoses.length === 0 && suggestion.procedures.length === 0;
  for (const { start, end, quote } of spans) assert.equal(noteText.slice(start, end), quote);
  const coded = await server.ok<Encounter>({
    method: 'PATCH',
    url: `${url}/codes`,
    token,
    body: {
      version,
      emCode: emRecommended?.code ?? null,
      diagnoses: isEmpty ? [{ code: ADDED_BY_HAND }] : suggestion.diagnoses.slice(0, 12).map(({ code }) => ({ code })),
      procedures: suggestion.procedures.map(({ code, modifiers, units, diagnosisPointers }) => ({
        code,
        modifiers,
        units,
        pointers: diagnosisPointers.filter((pointer) => pointer <= 12).slice(0, 4),
      })),
    },
  });
  const overrides = coded.edits
    .filter(({ severity }) => severity === 'warning')
    .map((edit) => ({ editId: edit.id, reason: 'Checked against the note.' }));
  const finalized = await server.ok<Encounter>({
    method: 'POST',
    url: `${url}/finalize`,
    token,
    headers: { 'idempotency-key': externalId },
    body: { version: coded.version, overrides },
  });
  assert.equal(finalized.status, 'finalized');
  return { id: created.id, isEmpty, spans: spans.length, engineMs };
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}

describe(
  'The 67 notes of the public set',
  { skip: existsSync(NOTES) ? false : 'the shared notes are not on this machine' },
  () => {
    const lines = existsSync(NOTES) ? readFileSync(NOTES, 'utf8').trim().split('\n') : [];
    const notes = lines.map((line) => JSON.parse(line) as { id: string; note: string });

    for (const kind of ['embedded', 'PostgreSQL'] satisfies DatabaseKind[]) {
      test(`go from REST create to export on ${kind}, each span equal to its quote, and the audit chain verifies`, async (t) => {
        const opened = await openTestDatabase(kind);
        try {
          const server = await startTestServer(opened);
          const practice = await server.addPractice();
          const token = await server.tokenOf(practice.users.BILLER.email);
          const walked: Walked[] = [];
          for (const { id, note } of notes) walked.push(await walk(server, token, note, id));
          assert.equal(walked.length, 67);

          const csv = await server.ok<string>({ url: '/api/exports/encounters?format=csv', token });
          for (const { id } of walked) assert.ok(csv.includes(id));
          const batch = await server.ok<ExportBatch>({ method: 'POST', url: '/api/exports', token });
          assert.deepEqual([...batch.encounterIds].sort(), walked.map(({ id }) => id).sort());

          const { auditKey } = await openSecrets(opened.config);
          const chain = exportAudit({ database: opened.database, auditKey, clock: systemClock }, practice.id);
          const verified = await verifyAudit(bytesOf(chain));
          assert.ok(verified.ok, JSON.stringify(verified));
          const times = walked.map(({ engineMs }) => engineMs).sort((a, b) => a - b);
          const spans = walked.reduce((sum, one) => sum + one.spans, 0);
          t.diagnostic(
            `${kind}: ${walked.length} of 67 exported (${walked.filter(({ isEmpty }) => isEmpty).length} coded by hand), ${spans} spans equal their quotes, ${verified.events} audit events verify, ` +
              `suggest call median ${times[33]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms`,
          );
        } finally {
          await opened.close();
        }
      });
    }
  },
);
