import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { eachDatabase } from '../../testing/database.ts';
import { addPractice, encounterRow } from '../../testing/practices.ts';
import type { TestPractice } from '../../testing/practices.ts';
import { newId } from '../ids.ts';
import type { Tx } from './index.ts';

interface SecuredTable {
  name: string;
  enabled: boolean;
  forced: boolean;
  policies: number;
}

/** Tables seen before a practice is known; everything else with practice_id is a tenant table. */
const directoryTables = new Set(['login', 'session_token', 'key_prefix', 'partner_grant']);

eachDatabase('Row security', (on, kind) => {
  let here: TestPractice;
  let there: TestPractice;

  before(async () => {
    here = await addPractice(on().database, 'Here');
    there = await addPractice(on().database, 'There');
    for (const practice of [here, there]) {
      await on().database.withPractice(practice.practiceId, (tx) =>
        tx.encounter.create({ data: encounterRow(practice) }),
      );
    }
  });

  const tablesWithPractice = (): Promise<SecuredTable[]> =>
    on().asSuperuser<SecuredTable>(`
      SELECT c.relname::text AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
        (SELECT count(*)::int FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname) AS policies
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);

  test('every table with a practice has it enabled, forced and one policy', async () => {
    const tables = await tablesWithPractice();
    assert.ok(tables.length >= 17, `found only ${tables.length} tables`);
    const open = tables.filter(({ enabled, forced, policies }) => !enabled || !forced || policies !== 1);
    assert.deepEqual(open, []);
  });

  test('the application role is neither superuser nor exempt and owns nothing', async () => {
    const rows = await on().asSuperuser(`
      SELECT r.rolname::text AS role, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
        (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned
      FROM pg_roles r WHERE r.rolname IN ('codeloom_app', 'codeloom_login') ORDER BY 1`);
    const plain = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 };
    const expected = on().kind === 'embedded' ? ['codeloom_app'] : ['codeloom_app', 'codeloom_login'];
    assert.deepEqual(
      rows,
      expected.map((role) => ({ role, ...plain })),
    );
  });

  test('each transaction works as a role that row security binds', async () => {
    const [row] = await on().database.withPractice(
      here.practiceId,
      (tx) => tx.$queryRaw<{ bound: boolean }[]>`
      SELECT NOT (rolsuper OR rolbypassrls) AS bound FROM pg_roles WHERE rolname = current_user`,
    );
    assert.deepEqual(row, { bound: true });
  });

  test('without a practice every tenant table shows nothing', async () => {
    const tables = (await tablesWithPractice()).filter(({ name }) => !directoryTables.has(name));
    const stored = await on().asSuperuser<{ rows: number }>('SELECT count(*)::int AS rows FROM encounter');
    assert.equal(stored[0]?.rows, 2);
    for (const { name } of tables) {
      const seen = await on().database.withGlobal((tx) => count(tx, name));
      assert.equal(seen, 0, name);
    }
  });

  test('a practice sees its own rows only, without any filter in the query', async () => {
    const rows = await on().database.withPractice(here.practiceId, (tx) =>
      tx.encounter.findMany({ select: { practiceId: true } }),
    );
    assert.deepEqual(rows, [{ practiceId: here.practiceId }]);
  });

  test('a row cannot be written into another practice', async () => {
    const insert = on().database.withPractice(here.practiceId, (tx) =>
      tx.encounter.create({ data: encounterRow(there) }),
    );
    await assert.rejects(insert, { name: 'DatabaseFault', sqlState: '42501' });
  });

  test('rows of another practice are out of reach of an update', async () => {
    const change = { where: {}, data: { specialty: 'overwritten' } };
    const changed = await on().database.withPractice(here.practiceId, (tx) => tx.encounter.updateMany(change));
    assert.equal(changed.count, 1);
    const others = await on().database.withPractice(there.practiceId, (tx) => tx.encounter.findMany());
    assert.deepEqual(
      others.map(({ specialty }) => specialty),
      ['family_medicine'],
    );
  });

  test('a foreign key never reaches into another practice', async () => {
    const row = { ...encounterRow(here), providerId: there.userId };
    const insert = on().database.withPractice(here.practiceId, (tx) => tx.encounter.create({ data: row }));
    await assert.rejects(insert, { name: 'DatabaseFault' });
  });

  test('inside a practice the directory shows its own entries only', async () => {
    const login = (practice: TestPractice, digit: string) => ({
      emailHash: digit.repeat(64),
      practiceId: practice.practiceId,
      userId: practice.userId,
      passwordHash: 'argon2',
      updatedAt: new Date(),
    });
    await on().database.withGlobal((tx) => tx.login.createMany({ data: [login(here, 'a'), login(there, 'b')] }));
    const seen = await on().database.withPractice(here.practiceId, (tx) => tx.login.findMany());
    assert.deepEqual(
      seen.map(({ practiceId }) => practiceId),
      [here.practiceId],
    );
    assert.equal(await on().database.withPractice(here.practiceId, (tx) => tx.practice.count()), 1);
    assert.equal(await on().database.withPractice(here.practiceId, (tx) => tx.platformUser.count()), 0);
    assert.equal(await on().database.withGlobal((tx) => tx.login.count()), 2);
  });

  test('a text that is no practice id never reaches the database', async () => {
    await assert.rejects(
      on().database.withPractice("' OR true --", (tx) => tx.encounter.count()),
      { name: 'AppError', code: 'internal' },
    );
  });

  test('a PHI column refuses plain text', async () => {
    const encounterId = newId();
    const insert = on().database.withPractice(here.practiceId, async (tx) => {
      await tx.encounter.create({ data: encounterRow(here, encounterId) });
      await tx.encounterNote.create({
        data: {
          practiceId: here.practiceId,
          id: newId(),
          encounterId,
          noteVersion: 1,
          textCiphertext: 'Plain text of a note.',
          sha256: 'a'.repeat(64),
          lengthChars: 21,
          createdByUserId: here.userId,
          createdAt: new Date(),
        },
      });
    });
    await assert.rejects(insert, { name: 'DatabaseFault', sqlState: '23514' });
  });

  // The embedded database's only login is the superuser: there row security is a second line and not a wall (SECURITY
  // section 3), which is why pilot and prod ask for PostgreSQL.
  if (kind === 'PostgreSQL') {
    test('an injected RESET ROLE gains nothing', async () => {
      const rows = await on().database.withPractice(here.practiceId, async (tx) => {
        await tx.$executeRawUnsafe('RESET ROLE');
        return tx.encounter.findMany({ select: { practiceId: true } });
      });
      assert.deepEqual(rows, [{ practiceId: here.practiceId }]);
    });
  }
});

async function count(tx: Tx, table: string): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM ${table}`);
  return rows[0]?.rows ?? -1;
}
