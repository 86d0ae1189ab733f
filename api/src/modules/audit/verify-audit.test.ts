import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { auditFile, makeAuditKey } from '../../testing/audit-files.ts';
import { canonicalJson, hashOf } from './chain.ts';
import { checkpointSchema, fingerprintOf, signCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { verifyAudit } from './verify-audit.ts';
import type { VerifyOptions, VerifyResult } from './verify-audit.ts';

/** Mutations tried. SECURITY G5 asks for 10,000; CODELOOM_AUDIT_RUNS raises it. */
const RUNS = Number(process.env['CODELOOM_AUDIT_RUNS'] ?? 1_000);
const EVENTS = 40;
const CHAIN = '01a20475-99d1-70a8-b415-f2d21eb8e5cb';

function* chunksOf(bytes: Buffer, size = 997): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const key = makeAuditKey();
const fingerprint = fingerprintOf(createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url'));
const lines = auditFile(EVENTS, key, CHAIN);
const joined = (all: readonly string[]): Buffer => Buffer.from(all.map((line) => `${line}\n`).join(''));
const whole = joined(lines);
const check = (file: Buffer, options: VerifyOptions = { key: fingerprint }): Promise<VerifyResult> =>
  verifyAudit(Readable.from(chunksOf(file)), options);
const problemOf = (result: VerifyResult): string => (result.ok ? 'accepted' : result.problem);

/** Events `at` are changed as asked and every hash after them is made to fit, as an insider with the database would. */
function rewriteFrom(at: number, change: (event: Record<string, unknown>) => void): string[] {
  const events = lines.slice(1, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
  let prevHash = '0'.repeat(64);
  events.forEach((event, index) => {
    if (index === at) change(event);
    event['prevHash'] = prevHash;
    event['hash'] = hashOf(event);
    prevHash = String(event['hash']);
  });
  return events.map(canonicalJson);
}

describe('Audit verifier', () => {
  test('accepts an untouched file and tells how many events it holds', async () => {
    const result = await check(whole);
    assert.ok(result.ok);
    assert.equal(result.events, EVENTS);
    assert.equal(result.key, fingerprint);
    assert.equal(result.keyWasExpected, true);
  });

  test('accepts an empty chain', async () => {
    assert.equal((await check(joined(auditFile(0, key, CHAIN)))).ok, true);
  });

  test('knows the hash of a published event', () => {
    // A fixed vector: a change of the hashed form would orphan every chain written so far.
    const event = { seq: 1, practiceId: CHAIN, payload: { b: 1, a: [true, null, 'é'] }, prevHash: '0'.repeat(64) };
    assert.equal(
      canonicalJson(event),
      `{"payload":{"a":[true,null,"é"],"b":1},"practiceId":"${CHAIN}","prevHash":"${'0'.repeat(64)}","seq":1}`,
    );
    assert.equal(hashOf(event), 'a05f357aa882b1fdb916ca25f0cc59cbfc91e3a8949ddb4d2296a750d64f3ae3');
  });

  test(`finds ${RUNS} random mutations: flipped bits, cuts, removed, doubled, swapped and moved lines`, async () => {
    const lineAt = fc.nat(lines.length - 1);
    const mutation = fc.oneof(
      fc.record({ byte: fc.nat(whole.length - 1), bit: fc.nat(7) }).map(({ byte, bit }) => {
        const copy = Buffer.from(whole);
        copy[byte] = (copy[byte] ?? 0) ^ (1 << bit);
        return copy;
      }),
      fc.nat(whole.length - 1).map((end) => whole.subarray(0, end)),
      fc.nat(whole.length - 1).map((start) => whole.subarray(start + 1)),
      lineAt.map((at) => joined(lines.filter((_, index) => index !== at))),
      fc.tuple(lineAt, lineAt).map(([from, to]) => joined(lines.toSpliced(to, 0, lines[from] ?? ''))),
      fc.tuple(lineAt, lineAt).map(([one, other]) => {
        const copy = [...lines];
        [copy[one], copy[other]] = [lines[other] ?? '', lines[one] ?? ''];
        return joined(copy);
      }),
      fc
        .tuple(fc.nat(whole.length), fc.uint8Array({ minLength: 1, maxLength: 20 }))
        .map(([at, bytes]) => Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)])),
    );
    await fc.assert(
      fc.asyncProperty(mutation, async (file) => {
        fc.pre(!file.equals(whole));
        assert.equal((await check(file)).ok, false);
      }),
      { numRuns: RUNS },
    );
  });

  test('finds a full rewrite whose hashes all fit, because the checkpoint cannot be made again', async () => {
    const forged = rewriteFrom(3, (event) => (event['payload'] = { code: 'E11.9', position: 1, source: 'user' }));
    const [header = '', checkpoint = ''] = [lines[0], lines.at(-1)];
    assert.match(problemOf(await check(joined([header, ...forged, checkpoint]))), /end differently/);
  });

  test('finds a full rewrite that brings a checkpoint of its own, by the key', async () => {
    const forged = rewriteFrom(3, (event) => (event['userId'] = null));
    const last = JSON.parse(forged.at(-1) ?? '') as { seq: number; hash: string };
    const facts = { chain: CHAIN, seq: last.seq, hash: last.hash, at: '2026-11-22T12:00:00.000Z' };
    const own = canonicalJson(signCheckpoint(facts, makeAuditKey()));
    const file = joined([lines[0] ?? '', ...forged, own]);
    assert.match(problemOf(await check(file)), /is signed by/);
    const unasked = await check(file, {});
    assert.ok(
      unasked.ok && !unasked.keyWasExpected,
      'without a key to compare, the result says that none was compared',
    );
  });

  test(`accepts none of ${RUNS} forged checkpoints`, async () => {
    const real = checkpointSchema.parse(JSON.parse(lines.at(-1) ?? ''));
    const stranger = makeAuditKey();
    const strangers = signCheckpoint(real, stranger);
    const base64url = fc
      .base64String({ minLength: 4, maxLength: 120 })
      .map((text) => Buffer.from(text, 'base64').toString('base64url'));
    const forgery: fc.Arbitrary<Partial<Checkpoint>> = fc.oneof(
      base64url.map((signature) => ({ signature })),
      base64url.map((publicKey) => ({ publicKey })),
      fc.nat(EVENTS * 2).map((seq) => ({ seq })),
      fc.stringMatching(/^[0-9a-f]{64}$/).map((hash) => ({ hash })),
      fc
        .date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') })
        .map((date) => ({ at: date.toISOString() })),
      fc.constantFrom<Partial<Checkpoint>>(
        strangers,
        { publicKey: strangers.publicKey },
        { signature: strangers.signature },
      ),
    );
    await fc.assert(
      fc.asyncProperty(forgery, async (change) => {
        const forged = canonicalJson({ ...real, ...change });
        fc.pre(forged !== lines.at(-1));
        assert.equal((await check(joined([...lines.slice(0, -1), forged]))).ok, false);
      }),
      { numRuns: RUNS },
    );
  });

  describe('with an earlier checkpoint', () => {
    const first = signCheckpoint(
      {
        chain: CHAIN,
        seq: 10,
        hash: (JSON.parse(lines[10] ?? '') as { hash: string }).hash,
        at: '2026-11-01T00:00:00.000Z',
      },
      key,
    );

    test('accepts a chain that went on from it', async () => {
      assert.equal((await check(whole, { earlier: first })).ok, true);
    });

    test('finds that the chain was rewritten since, even when it is signed anew with the right key', async () => {
      const forged = rewriteFrom(4, (event) => (event['userId'] = null));
      const last = JSON.parse(forged.at(-1) ?? '') as { seq: number; hash: string };
      const file = joined([
        lines[0] ?? '',
        ...forged,
        canonicalJson(signCheckpoint({ chain: CHAIN, ...pick(last), at: first.at }, key)),
      ]);
      assert.equal((await check(file)).ok, true, 'it is consistent in itself');
      assert.match(problemOf(await check(file, { earlier: first })), /the chain was rewritten/);
    });

    test('finds a tail cut back behind it', async () => {
      const cut = lines.slice(0, 6);
      const last = JSON.parse(cut.at(-1) ?? '') as { seq: number; hash: string };
      const file = joined([...cut, canonicalJson(signCheckpoint({ chain: CHAIN, ...pick(last), at: first.at }, key))]);
      assert.match(problemOf(await check(file, { earlier: first })), /its tail was cut/);
    });

    test('refuses one that was altered, is of another chain or of another key', async () => {
      const altered = { ...first, seq: 11 };
      const foreign = signCheckpoint({ ...facts(first), chain: 'platform' }, key);
      const stranger = signCheckpoint(facts(first), makeAuditKey());
      for (const earlier of [altered, foreign, stranger]) assert.equal((await check(whole, { earlier })).ok, false);
    });
  });

  test('names the line of the first problem', async () => {
    const result = await check(joined(lines.filter((_, index) => index !== 7)));
    assert.ok(!result.ok);
    assert.equal(result.line, 8);
    assert.match(result.problem, /events were removed, added or moved/);
  });

  test('gives up on a line longer than any event instead of filling memory', async () => {
    function* endless(): Generator<Uint8Array> {
      for (;;) yield Buffer.alloc(65_536, 0x20);
    }
    assert.match(problemOf(await verifyAudit(Readable.from(endless()))), /longer than any audit event/);
  });
});

const pick = ({ seq, hash }: { seq: number; hash: string }) => ({ seq, hash });
const facts = ({ chain, seq, hash, at }: Checkpoint) => ({ chain, seq, hash, at });
