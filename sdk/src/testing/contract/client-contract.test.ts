// One suite, two implementations of CodeloomClient: the in-memory fake, and the real server over HTTP on both databases. Each is asked by
// every role, and by embed sessions of every cut.
import { after, before, describe } from 'node:test';
import type { PracticeRole } from '@codeloom/contracts';
import { createFakeClient } from '../fake-client.ts';
import { sampleCases } from '../sample-training.ts';
import { sampleEncounter, sampleEngine, sampleTable } from '../samples.ts';
import { accessCases, type AccessOn } from './access-cases.ts';
import { cutCallers, practiceRoles, wholeCallers } from './callers.ts';
import { deskCases } from './desk-cases.ts';
import { encounterCases } from './encounter-cases.ts';
import { practiceCases } from './practice-cases.ts';
import { openRealServer, type RealServer } from './real-server.ts';
import type { On } from './subject.ts';

function allCases(on: On): void {
  encounterCases(on);
  deskCases(on);
  practiceCases(on);
}

const world = { engine: sampleEngine, table: sampleTable, training: sampleCases };

describe('the in-memory fake keeps the contract of the client', () => {
  for (const role of practiceRoles) {
    const client = createFakeClient({ ...world, caller: { role } });
    describe(`for ${role}`, () => allCases(() => ({ client, role })));
  }
  const on: AccessOn = (caller) => {
    const own = sampleEncounter();
    const other = sampleEncounter({ id: '019a0000-0000-7000-8000-00000000beef' as typeof own.id, externalId: 'V-2' });
    const bound = caller.components ? { ...caller, encounterId: own.id } : caller;
    return Promise.resolve({
      client: createFakeClient({ ...world, encounters: [own, other], caller: bound }),
      own: own.id,
      other: other.id,
    });
  };
  describe('by role and by session', () => accessCases(on, [...wholeCallers, ...cutCallers]));
});

for (const kind of ['embedded', 'PostgreSQL'] as const) {
  describe(`the real server keeps the contract of the client (${kind})`, () => {
    let server: RealServer | null = null;
    before(async () => {
      server = await openRealServer(kind);
    });
    after(() => server?.close());
    const real = (): RealServer => {
      if (!server) throw new Error('The server is there inside tests only.');
      return server;
    };

    const forRole = (role: PracticeRole): void => {
      let client: Awaited<ReturnType<RealServer['signIn']>> | null = null;
      before(async () => {
        client = await real().signIn(role);
      });
      allCases(() => {
        if (!client) throw new Error('Somebody is signed in inside tests only.');
        return { client, role };
      });
    };
    for (const role of practiceRoles) describe(`for ${role}`, () => forRole(role));
    // Permission does not know the database, so the cuts are tried on one of them.
    describe('by role and by session', () =>
      accessCases(
        (caller) => real().access(caller),
        kind === 'embedded' ? [...wholeCallers, ...cutCallers] : wholeCallers,
      ));
  });
}
