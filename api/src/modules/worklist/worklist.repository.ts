import {
  personSchema,
  savedViewSchema,
  type Person,
  type PracticeId,
  type QueueView,
  type SavedView,
  type UserId,
} from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';

type ViewRow = Prisma.SavedViewGetPayload<object>;

/** Who asks for views. */
export interface ViewOwner {
  readonly practiceId: PracticeId;
  readonly userId: UserId;
  readonly isAdmin: boolean;
}

export interface ViewContent {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly view: QueueView;
  readonly now: Date;
}

/** The active people of the practice, by name. `selfId` is whoever asks. */
export async function listPeople(tx: Tx, practiceId: PracticeId, selfId: string | null): Promise<Person[]> {
  const rows = await tx.user.findMany({
    where: { practiceId, status: 'active' },
    select: { id: true, firstName: true, lastName: true, role: true },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, firstName, lastName, role }) =>
    personSchema.parse({ id, name: `${firstName} ${lastName}`.trim(), role, self: id === selfId }),
  );
}

const mayChange = (row: ViewRow, owner: ViewOwner): boolean =>
  row.ownerId === owner.userId || (row.shared && owner.isAdmin);

export function toSavedView(row: ViewRow, owner: ViewOwner): SavedView {
  const { id, name, shared, view, updatedAt } = row;
  return savedViewSchema.parse({
    id,
    name,
    shared,
    editable: mayChange(row, owner),
    view,
    updatedAt: updatedAt.toISOString(),
  });
}

export function listViews(tx: Tx, { practiceId, userId }: ViewOwner): Promise<ViewRow[]> {
  return tx.savedView.findMany({
    where: { practiceId, OR: [{ ownerId: userId }, { shared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** A view the caller may change; null for any other. */
export async function findView(tx: Tx, owner: ViewOwner, id: string): Promise<ViewRow | null> {
  const row = await tx.savedView.findUnique({ where: { practiceId_id: { practiceId: owner.practiceId, id } } });
  return row && mayChange(row, owner) ? row : null;
}

export async function isNameTaken(
  tx: Tx,
  {
    practiceId,
    ownerId,
    name,
    exceptId,
  }: { practiceId: PracticeId; ownerId: string; name: string; exceptId: string | null },
): Promise<boolean> {
  const row = await tx.savedView.findUnique({
    where: { practiceId_ownerId_name: { practiceId, ownerId, name } },
    select: { id: true },
  });
  return row !== null && row.id !== exceptId;
}

export function countViews(tx: Tx, { practiceId, userId }: ViewOwner): Promise<number> {
  return tx.savedView.count({ where: { practiceId, ownerId: userId } });
}

export function insertView(
  tx: Tx,
  { practiceId, userId }: ViewOwner,
  { now, ...content }: ViewContent,
): Promise<ViewRow> {
  return tx.savedView.create({ data: { practiceId, ownerId: userId, ...content, createdAt: now, updatedAt: now } });
}

export function updateView(tx: Tx, { practiceId }: ViewOwner, { id, now, ...content }: ViewContent): Promise<ViewRow> {
  return tx.savedView.update({ where: { practiceId_id: { practiceId, id } }, data: { ...content, updatedAt: now } });
}

export async function deleteView(tx: Tx, practiceId: PracticeId, id: string): Promise<void> {
  await tx.savedView.delete({ where: { practiceId_id: { practiceId, id } } });
}
