import { codeSetInputSchema, type CodeSet, type PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

export interface StoredCodeSet {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly codes: CodeSet;
  readonly updatedAt: Date;
}

export interface CodeSetRow {
  readonly name: string;
  readonly shared: boolean;
  readonly codes: CodeSet;
}

const withOwner = { owner: { select: { firstName: true, lastName: true } } } as const;

/** What a person may use: their own sets and those of the practice, by name. */
export async function listCodeSets(tx: Tx, practiceId: PracticeId, userId: string): Promise<StoredCodeSet[]> {
  const rows = await tx.codeSet.findMany({
    where: { practiceId, OR: [{ ownerId: userId }, { shared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: withOwner,
    take: 200,
  });
  return rows.map(toStored);
}

export async function findCodeSet(tx: Tx, practiceId: PracticeId, id: string): Promise<StoredCodeSet | null> {
  const row = await tx.codeSet.findUnique({ where: { practiceId_id: { practiceId, id } }, include: withOwner });
  return row && toStored(row);
}

export async function isNameTaken(
  tx: Tx,
  { practiceId, ownerId }: { practiceId: PracticeId; ownerId: string },
  name: string,
  exceptId: string | undefined,
): Promise<boolean> {
  const row = await tx.codeSet.findUnique({ where: { practiceId_ownerId_name: { practiceId, ownerId, name } } });
  return row !== null && row.id !== exceptId;
}

export async function insertCodeSet(
  tx: Tx,
  owner: { practiceId: PracticeId; ownerId: string; now: Date },
  { name, shared, codes }: CodeSetRow,
): Promise<string> {
  const { practiceId, ownerId, now } = owner;
  const id = newId();
  await tx.codeSet.create({
    data: { practiceId, id, ownerId, name, shared, codes: withoutWords(codes), createdAt: now, updatedAt: now },
  });
  return id;
}

export async function updateCodeSet(
  tx: Tx,
  { practiceId, id, now }: { practiceId: PracticeId; id: string; now: Date },
  { name, shared, codes }: CodeSetRow,
): Promise<void> {
  await tx.codeSet.update({
    where: { practiceId_id: { practiceId, id } },
    data: { name, shared, codes: withoutWords(codes), updatedAt: now },
  });
}

export async function deleteCodeSet(tx: Tx, practiceId: PracticeId, id: string): Promise<void> {
  await tx.codeSet.deleteMany({ where: { practiceId, id } });
}

/** Words come from the table in force: none are stored, so none can hold a patient's story. */
function withoutWords({ diagnoses, ...codes }: CodeSet) {
  return { ...codes, diagnoses: diagnoses.map(({ code }) => ({ code })) };
}

interface Row {
  id: string;
  name: string;
  shared: boolean;
  ownerId: string;
  codes: unknown;
  updatedAt: Date;
  owner: { firstName: string; lastName: string };
}

function toStored({ id, name, shared, ownerId, codes, updatedAt, owner }: Row): StoredCodeSet {
  const ownerName = `${owner.firstName} ${owner.lastName}`.trim();
  return { id, name, shared, ownerId, ownerName, codes: codeSetInputSchema.parse(codes), updatedAt };
}
