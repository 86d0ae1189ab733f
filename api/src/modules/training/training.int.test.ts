import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { TrainingAttempt, TrainingCase, TrainingCases } from '@codeloom/contracts';
import { systemClock } from '../../platform/clock.ts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, type TestPractice, type TestServer } from '../../testing/server.ts';
import { loadTrainingCases } from '../../seed/load-training-cases.ts';

const STREP = '/api/training/cases/strep-throat';
const newerStrepThroat = {
  id: 'strep-throat',
  title: 'Changed',
  specialty: 'family_medicine',
  difficulty: 'easy',
  topic: 'A test',
  patient: 'established',
  visitType: 'office_established',
  ageYears: 11,
  sex: 'f',
  noteText: 'A note.',
  answer: [],
} as const;
const right = { userEmCode: '99213', userDiagnosisCodes: ['j020'], userProcedureCodes: ['87880'] };

eachDatabase('Training', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;
  const hand = (codes: object, as = token) =>
    server.ok<TrainingAttempt>({ method: 'POST', url: `${STREP}/attempts`, token: as, body: codes });
  const listed = async (as = token) => {
    const { items } = await server.ok<TrainingCases>({ url: '/api/training/cases', token: as });
    return items.find(({ id }) => id === 'strep-throat');
  };

  before(async () => {
    server = await startTestServer(on());
    await loadTrainingCases(on().database, systemClock);
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  test('loading the cases again changes nothing, a higher version replaces, a retired case goes', async () => {
    const stamps = () =>
      on().asSuperuser<{ version: number }>('SELECT id, version, updated_at::text FROM training_case ORDER BY id');
    const first = await stamps();
    assert.ok(first.length >= 12, `${first.length} cases`);
    await loadTrainingCases(on().database, systemClock);
    assert.deepEqual(await stamps(), first);
    await loadTrainingCases(on().database, systemClock, [{ ...newerStrepThroat, version: 9 }]);
    const [only, ...others] = await stamps();
    assert.deepEqual(others, []);
    assert.equal(only?.version, 9);
    await on().asSuperuser('DELETE FROM training_case');
    await loadTrainingCases(on().database, systemClock);
  });

  test('a case shows its note and never its answer before an attempt', async () => {
    const answer = await server.call({ url: STREP, token });
    const text = JSON.stringify(answer.body);
    assert.equal(answer.status, 200);
    assert.match(text, /sore throat/);
    for (const word of ['J02.0', '87880', 'explanations', 'correctEmCode']) assert.ok(!text.includes(word), word);
  });

  test('an attempt is scored, explained with exact evidence, and kept for its learner alone', async () => {
    const { noteText } = await server.ok<TrainingCase>({ url: STREP, token });
    const half = await hand({ userEmCode: '99214', userDiagnosisCodes: ['J02.0', 'R50.9'], userProcedureCodes: [] });
    // 0 for the level, 40 × 2/3 for the diagnoses, 0 for the procedures.
    assert.equal(half.scorePercent, 27);
    assert.deepEqual(
      half.comparison.map(({ code, standing }) => `${code ?? 'none'} ${standing}`),
      ['99213 missed', '99214 extra', 'J02.0 matched', 'R50.9 extra', '87880 missed'],
    );
    const spans = half.comparison.flatMap(({ evidence }) => evidence);
    assert.ok(spans.length >= 4);
    for (const { start, end, quote } of spans) assert.equal(noteText.slice(start, end), quote);
    assert.equal((await hand(right)).scorePercent, 100);
    assert.deepEqual((await listed())?.attempts, 2);
    assert.deepEqual((await listed())?.bestScorePercent, 100);
    const [used] = await on().asSuperuser<{ attempts: number }>(
      `SELECT training_attempts AS attempts FROM practice_usage WHERE practice_id = '${practice.id}'`,
    );
    assert.equal(used?.attempts, 2);
    assert.equal((await listed(await server.tokenOf(practice.users.PROVIDER.email)))?.attempts, 0);
  });

  test('a code of bad form is refused and nothing is stored', async () => {
    const before = (await listed())?.attempts;
    const answer = await server.call({
      method: 'POST',
      url: `${STREP}/attempts`,
      token,
      body: { ...right, userDiagnosisCodes: ['sore throat'] },
    });
    assert.equal(answer.status, 400);
    assert.equal((await listed())?.attempts, before);
  });

  test('a practice that turned training off gets none, and says who can turn it on', async () => {
    const admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    const turn = (trainingEnabled: boolean) =>
      server.ok({ method: 'PATCH', url: '/api/practices/me/settings', token: admin, body: { trainingEnabled } });
    await turn(false);
    const answer = await server.call({ url: '/api/training/cases', token });
    assert.equal(answer.status, 403);
    assert.match(answer.error?.message ?? '', /admin can turn it on/);
    await turn(true);
  });

  test('the engine and the published answers agree on most of every case', async () => {
    const { items } = await server.ok<TrainingCases>({ url: '/api/training/cases', token });
    for (const { id, title } of items) {
      const url = `/api/training/cases/${id}/attempts`;
      const empty = { userEmCode: null, userDiagnosisCodes: [], userProcedureCodes: [] };
      const first = await server.ok<TrainingAttempt>({ method: 'POST', url, token, body: empty });
      const engine = await server.ok<TrainingAttempt>({
        method: 'POST',
        url,
        token,
        body: {
          userEmCode: first.aiEmCode,
          userDiagnosisCodes: first.aiDiagnosisCodes,
          userProcedureCodes: first.aiProcedureCodes,
        },
      });
      assert.ok(engine.scorePercent >= 60, `${title}: the engine scores ${engine.scorePercent}`);
    }
  });
});
