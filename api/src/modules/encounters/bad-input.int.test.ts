import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Encounter } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

eachDatabase('Bad input', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  const create = (body: unknown) => server.call<Encounter>({ method: 'POST', url: '/api/encounters', token, body });
  const stored = async () => {
    const [row] = await on().asSuperuser<{ n: bigint }>(
      `SELECT (SELECT count(*) FROM encounter) + (SELECT count(*) FROM encounter_note) AS n`,
    );
    return Number(row?.n);
  };

  describe('is refused with a clear error, and nothing is stored', () => {
    const notes: [string, string][] = [
      ['an empty note', ''],
      ['a note of spaces', ' \n\t \r\n'],
      ['a NUL character', 'Cough.\u0000 Fever.'],
      ['another control character', 'Cough.\u0007'],
      ['DEL', 'Cough.\u007f'],
      ['a lone high surrogate', 'Cough \ud83d for two days.'],
      ['a lone low surrogate', 'Cough \udc00 for two days.'],
      ['a note above 200,000 characters', 'a'.repeat(200_001)],
    ];
    for (const [name, noteText] of notes) {
      test(name, async () => {
        const before = await stored();
        const { status, error } = await create(visit({ noteText }));
        assert.equal(status, 400);
        assert.equal(error?.code, 'invalidInput');
        assert.match(error.message, /note/i);
        assert.ok(error.requestId.length > 10);
        assert.equal(await stored(), before);
      });
    }

    test('a body over 1 MB', async () => {
      const before = await stored();
      const { status, error } = await create(visit({ noteText: 'a'.repeat(1_100_000) }));
      assert.equal(status, 413);
      assert.equal(error?.code, 'tooLarge');
      assert.equal(await stored(), before);
    });

    test('a body that is no JSON, and one that reaches for prototypes', async () => {
      for (const payload of ['{"noteText":', '{"__proto__":{"polluted":1}}', '[]', 'null', '"text"', '12']) {
        const answer = await server.app.inject({
          method: 'POST',
          url: '/api/encounters',
          payload,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        });
        assert.equal(answer.statusCode, 400, payload);
        assert.equal(answer.json<{ error: { code: string } }>().error.code, 'invalidInput');
      }
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });

    test('another content type, an unknown field, and a wrong date', async () => {
      const text = await server.app.inject({
        method: 'POST',
        url: '/api/encounters',
        payload: 'note',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      });
      assert.equal(text.statusCode, 400);
      assert.equal((await create({ ...visit(), practiceId: practice.id })).status, 400);
      assert.equal((await create(visit({ encounterDate: '2026-02-30' }))).status, 400);
      assert.equal((await create(visit({ encounterDate: '12.03.2026' }))).status, 400);
    });

    test('a control character or half a character in any other text', async () => {
      const earlier = await stored();
      for (const bad of ['P\u0000-1', 'P\u0007', '\udc00', 'two\nlines']) {
        for (const field of ['patientPseudoId', 'specialty', 'externalId']) {
          const { status, error } = await create(visit({ [field]: bad }));
          assert.equal(status, 400, `${field} ${JSON.stringify(bad)}`);
          assert.match(error?.message ?? '', new RegExp(`^${field}: `));
        }
      }
      for (const date of ['0000-01-01', '1066-10-14', '9999-12-31']) {
        assert.equal((await create(visit({ encounterDate: date }))).status, 400, date);
      }
      assert.equal(await stored(), earlier);
    });

    test('an error names the field and never repeats its value', async () => {
      const { error } = await create(visit({ noteText: 'Canary-of-the-note\u0000' }));
      assert.ok(!JSON.stringify(error).includes('Canary-of-the-note'));
      assert.match(error?.message ?? '', /^noteText: /);
    });
  });

  test('a code of bad form is a 400 that says which one', async () => {
    const { body: encounter } = await create(visit());
    const url = `/api/encounters/${encounter.id}/codes`;
    const codes = { version: 1, emCode: null, diagnoses: [], procedures: [] };
    const bad = [
      { ...codes, emCode: '99299' },
      { ...codes, diagnoses: [{ code: '250.00' }] },
      { ...codes, diagnoses: [{ code: 'E11.9\u0000' }] },
      { ...codes, procedures: [{ code: '2061' }] },
      { ...codes, procedures: [{ code: '20610', modifiers: ['LTX'] }] },
      { ...codes, procedures: [{ code: '20610', units: 0 }] },
      { ...codes, procedures: [{ code: '20610', source: 'ai' }] },
      { ...codes, diagnoses: Array.from({ length: 13 }, () => ({ code: 'I10' })) },
    ];
    for (const body of bad) {
      const { status, error } = await server.call({ method: 'PATCH', url, token, body });
      assert.equal(status, 400, JSON.stringify(body));
      assert.equal(error?.code, 'invalidInput');
    }
    const after = await server.ok<Encounter>({ url: `/api/encounters/${encounter.id}`, token });
    assert.equal(after.version, 1);
  });

  test('what is unusual but right is kept to the letter', async () => {
    const noteText = [
      '\ufeffHPI: “Cough” – 2 days 🤒👨‍👩‍👧.\r\nZero\u200bwidth, \u2067שלום\u2069, naïve e\u0301.',
      'مرحبا\u200f \u00a0 nbsp\tTab\r\n\r\nAssessment: Cough.',
    ].join('\r\n');
    const { status, body } = await create(visit({ noteText }));
    assert.equal(status, 200);
    assert.equal(body.noteText, noteText);
    const again = await server.ok<Encounter>({ url: `/api/encounters/${body.id}`, token });
    assert.equal(again.noteText, noteText);
    const suggested = await server.ok<Encounter>({
      method: 'POST',
      url: `/api/encounters/${body.id}/suggest`,
      token,
    });
    for (const { start, end, quote } of suggested.suggestion?.diagnoses.flatMap(({ evidence }) => evidence) ?? []) {
      assert.equal(noteText.slice(start, end), quote);
    }
  });

  test('a note above 10,000 characters is stored whole, and the suggestion says that it was trimmed', async () => {
    const filler = 'The patient talked about the garden and the weather at some length today. ';
    const noteText = `${filler.repeat(2_600)}\nAssessment and Plan:\n1. Essential hypertension, stable. Continue lisinopril 20 mg.`;
    assert.ok(noteText.length > 190_000 && noteText.length < 200_000);
    const { status, body } = await create(visit({ noteText }));
    assert.equal(status, 200);
    assert.equal(body.noteText.length, noteText.length);
    const suggested = await server.ok<Encounter>({
      method: 'POST',
      url: `/api/encounters/${body.id}/suggest`,
      token,
    });
    assert.equal(suggested.suggestion?.note.trimmed, true);
    assert.equal(suggested.suggestion.note.lengthChars, noteText.length);
  });

  test('a malformed Idempotency-Key and a malformed cursor say what is expected', async () => {
    const spaced = await server.call({
      method: 'POST',
      url: '/api/encounters',
      token,
      body: visit(),
      headers: { 'idempotency-key': 'two words' },
    });
    assert.equal(spaced.status, 400);
    assert.match(spaced.error?.message ?? '', /Idempotency-Key/);
    const { status, error } = await server.call({ url: '/api/encounters?cursor=garbage', token });
    assert.equal(status, 400);
    assert.match(error?.message ?? '', /cursor/);
  });

  test('notes of refused and accepted requests are in no log line', () => {
    const logged = server.logged();
    assert.ok(logged.includes('"route":"/api/encounters"'));
    for (const word of ['Canary-of-the-note', 'garden', 'metformin', 'Cough']) {
      assert.ok(!logged.includes(word), `the log holds ${word}`);
    }
  });
});
