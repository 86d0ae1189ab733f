import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareNote } from './prepare-note.ts';
import { PROMPT_HASH, promptHashes, prompts } from './prompts.ts';
import { requestFor } from './request.ts';

const secret = new Uint8Array(32);
const note =
  'HPI: Ms. Marta Quillfeather, 62 y/o, seen 2026-03-02.\nAssessment and Plan:\n1. Gout, flare. Start colchicine 0.6 mg.';
const prepared = prepareNote(note, { known: [], dateOfService: '2026-03-02', secret });

test('the exact request for a note: fenced, without the name, with a moved date, offered codes, and nothing else', () => {
  const { fence, text } = prepared;
  assert.match(fence, /^[0-9a-f]{16}$/);
  const request = requestFor({
    call: 'encounter_facts',
    model: 'a-model',
    text,
    fence,
    candidates: [{ code: 'M10.9', description: 'Gout, unspecified', billable: true }],
  });
  const { response_format: format, messages, ...rest } = request;
  assert.deepEqual(rest, {
    model: 'a-model',
    temperature: 0,
    seed: 20_260_101,
    store: false,
    max_completion_tokens: 6_000,
  });
  assert.deepEqual(messages, [
    { role: 'system', content: prompts.encounter_facts },
    {
      role: 'user',
      content: [
        'Offered candidate codes:',
        'M10.9 Gout, unspecified',
        '',
        `<<<NOTE ${fence}>>>`,
        `HPI: Ms. [NAME_1], 62 y/o, seen ${/\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? ''}.`,
        'Assessment and Plan:',
        '1. Gout, flare. Start colchicine 0.6 mg.',
        `<<<END OF NOTE ${fence}>>>`,
      ].join('\n'),
    },
  ]);
  assert.ok(!text.includes('2026-03-02'));
  assert.ok(format?.type === 'json_schema' && format.json_schema.strict === true);
  assert.ok(!('tools' in request));
});

test('the prompts are the published version: a change needs a new entry in prompts/CHANGELOG.md and these hashes', () => {
  assert.deepEqual(
    {
      encounter: promptHashes.encounter_facts.slice(0, 12),
      service: promptHashes.service_facts.slice(0, 12),
      both: PROMPT_HASH.slice(0, 12),
    },
    { encounter: '27debfcfa644', service: 'a27230a6bd46', both: '4410386f3b1d' },
  );
});

test('no answer schema has a place for a level or a price', () => {
  for (const call of ['encounter_facts', 'service_facts'] as const) {
    const format = JSON.stringify(
      requestFor({ call, model: 'm', text: '', fence: '0', candidates: [] }).response_format,
    );
    assert.doesNotMatch(format, /"(?:level|emCode|price|rvu|fee|payment)"/i);
  }
});

test('a note of 200,000 characters sends at most what the engine reads', () => {
  const long = `HPI: ${'cough since Monday. '.repeat(9_000)}\nAssessment and Plan:\n1. Acute bronchitis. Start benzonatate.`;
  const { text, map } = prepareNote(long, { known: [], dateOfService: '2026-03-02', secret });
  assert.ok(text.length <= 10_200, `${text.length} characters`);
  const at = text.indexOf('Acute bronchitis');
  const { start, end } = map.toSource(at, at + 'Acute bronchitis'.length);
  assert.equal(long.slice(start, end), 'Acute bronchitis');
});
