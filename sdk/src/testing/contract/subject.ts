import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Encounter, EncounterCreateInput, PracticeRole } from '@codeloom/contracts';
import type { CodeloomClient } from '../../client.ts';
import { CodeloomError } from '../../error.ts';
import type { CodeloomErrorCode } from '../../error.ts';
import { sampleNote } from '../sample-note.ts';

/** What the cases are run against: a client of somebody who signed in, in a practice that holds nothing yet. */
export interface Subject {
  readonly client: CodeloomClient;
  readonly role: PracticeRole;
}
export type On = () => Subject;

/** The part of a schema that the cases use. */
interface Schema {
  parse(value: unknown): unknown;
}

/** The answer has the form that contracts promise: nothing missing, and nothing more. */
export function assertForm(schema: Schema, answer: unknown): void {
  assert.deepEqual(schema.parse(answer), answer);
}

/** The call fails with this code; the error comes back for its message and details. */
export async function refused(code: CodeloomErrorCode, call: Promise<unknown>): Promise<CodeloomError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CodeloomError, `The call was not refused with "${code}".`);
  assert.equal(error.code, code, error.message);
  return error;
}

/** An id that nothing has. */
export const missingId = (): Encounter['id'] => randomUUID() as Encounter['id'];

/** A synthetic visit; each case makes its own. */
export function visit(changes: Partial<EncounterCreateInput> = {}): EncounterCreateInput {
  return {
    patientPseudoId: `PT-${randomUUID().slice(0, 8)}`,
    encounterDate: '2026-03-02',
    visitType: 'office_established',
    specialty: 'family_medicine',
    noteText: sampleNote,
    ...changes,
  };
}

export const simpleCodes = { emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] };

/** A reason for each warning, as a biller gives it. */
export const overridesOf = ({ edits }: Encounter): { editId: string; reason: string }[] =>
  edits
    .filter(({ severity }) => severity === 'warning')
    .map(({ id }) => ({ editId: id, reason: 'Checked against the note.' }));

/** An encounter with codes that nothing stops. */
export async function coded(client: CodeloomClient, changes: Partial<EncounterCreateInput> = {}): Promise<Encounter> {
  const { id, version } = await client.encounters.create(visit(changes));
  return client.encounters.setCodes(id, { ...simpleCodes, version });
}

export async function finalized(client: CodeloomClient): Promise<Encounter> {
  const encounter = await coded(client);
  return client.encounters.finalize(encounter.id, { version: encounter.version, overrides: overridesOf(encounter) });
}
