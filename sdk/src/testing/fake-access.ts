import type { EmbedComponents, PracticeRole } from '@codeloom/contracts';
import { CodeloomError } from '../error.ts';
import type { FakeCall } from './fake-options.ts';

/** Who uses a fake. Without `components` a person who signed in; with them an embed session, which holds what they name. */
export interface FakeCaller {
  readonly role: PracticeRole;
  readonly components?: EmbedComponents;
  /** The one encounter an embed session is bound to. */
  readonly encounterId?: string;
}

interface Access {
  readonly roles?: readonly PracticeRole[];
  /** Absent: no embed session may. */
  readonly embed?: (components: EmbedComponents) => boolean;
}

const coders: readonly PracticeRole[] = ['BILLER', 'PRACTICE_ADMIN'];
const any = (components: EmbedComponents): boolean => Object.keys(components).length > 0;
const typing = ({ note, finalCodes }: EmbedComponents): boolean =>
  note?.canEdit === true || finalCodes?.canEdit === true || finalCodes?.canComment === true;
const queue = ({ queue: part }: EmbedComponents): boolean => part !== undefined;
const suggest = ({ suggest: part }: EmbedComponents): boolean => part !== undefined;
const codes = ({ finalCodes }: EmbedComponents): boolean => finalCodes !== undefined;
const editCodes = ({ finalCodes }: EmbedComponents): boolean => finalCodes?.canEdit === true;
const finalize = ({ finalCodes }: EmbedComponents): boolean => finalCodes?.canFinalize === true;
const comment = ({ finalCodes }: EmbedComponents): boolean => finalCodes?.canComment === true;
const search = ({ codeSearch, finalCodes }: EmbedComponents): boolean =>
  codeSearch !== undefined || finalCodes !== undefined;
const trail = ({ auditTrail }: EmbedComponents): boolean => auditTrail !== undefined;
const trainer = ({ trainer: part }: EmbedComponents): boolean => part !== undefined;
const usage = ({ usage: part }: EmbedComponents): boolean => part !== undefined;

/** The rows of the server's policy table that a client meets; the contract suite holds the two together. */
const table: Record<FakeCall, Access> = {
  'encounters.get': { embed: any },
  'encounters.list': { embed: queue },
  'encounters.counts': { embed: queue },
  'encounters.assign': { roles: coders, embed: ({ queue: part }) => part?.canAssign === true },
  'encounters.create': {},
  'encounters.update': { embed: ({ note }) => note?.canEdit === true },
  'encounters.setCodes': { embed: editCodes },
  'encounters.suggest': { embed: ({ suggest: part }) => part?.canRun === true },
  'encounters.finalize': { embed: finalize },
  'encounters.reopen': { embed: finalize },
  'encounters.void': { roles: coders },
  'comments.list': { embed: comment },
  'comments.add': { embed: comment },
  'drafts.save': { embed: typing },
  'drafts.get': { embed: typing },
  'drafts.discard': { embed: typing },
  'suggestions.respond': { embed: suggest },
  'suggestions.recompute': { embed: suggest },
  'worklist.people': { embed: (given) => queue(given) || trail(given) },
  'savedViews.list': { embed: queue },
  'savedViews.save': { embed: queue },
  'savedViews.remove': { embed: queue },
  'audit.list': { embed: trail },
  'audit.export': { embed: trail },
  'codes.search': { embed: search },
  'codes.check': { embed: codes },
  'codes.shortlist': { embed: search },
  'codes.setFavourite': { embed: search },
  'codeSets.list': { embed: codes },
  'codeSets.save': { embed: editCodes },
  'codeSets.remove': { embed: editCodes },
  'usage.current': { embed: usage },
  'usage.periods': { roles: ['PRACTICE_ADMIN'], embed: usage },
  'training.cases': { embed: trainer },
  'training.case': { embed: trainer },
  'training.attempt': { embed: trainer },
  'preferences.get': { embed: any },
  'preferences.save': { embed: any },
};

/** Whether the server would let this caller make this call. */
export function mayCall(call: FakeCall, { role, components }: FakeCaller): boolean {
  const { roles, embed } = table[call];
  if (roles && !roles.includes(role)) return false;
  return components === undefined || embed?.(components) === true;
}

/** Refuses as the server does, by role or by session. */
export function assertMayCall(call: FakeCall, caller: FakeCaller): void {
  if (mayCall(call, caller)) return;
  throw denied(
    caller.components
      ? 'This embedded session does not include this action. Ask for it when the session is created.'
      : 'Your role does not include this action. A practice admin can help.',
  );
}

export function denied(message: string): CodeloomError {
  return new CodeloomError('denied', message);
}
