import type { EmbedComponents, PracticeRole } from '@codeloom/contracts';
import type { FakeCaller } from '../fake-access.ts';

export const practiceRoles: readonly PracticeRole[] = ['PROVIDER', 'BILLER', 'PRACTICE_ADMIN'];

/** All that a session can name. */
const everything: EmbedComponents = {
  note: { canEdit: true },
  suggest: { canRun: true },
  finalCodes: { canEdit: true, canFinalize: true, canComment: true },
  codeSearch: {},
  queue: { canAssign: true },
  auditTrail: {},
  trainer: {},
  usage: {},
};

/** Each component by itself, with its features off and on. */
const cuts: readonly EmbedComponents[] = [
  { note: { canEdit: false } },
  { note: { canEdit: true } },
  { suggest: { canRun: false } },
  { suggest: { canRun: true } },
  { finalCodes: { canEdit: false, canFinalize: false, canComment: false } },
  { finalCodes: { canEdit: true, canFinalize: false, canComment: false } },
  { finalCodes: { canEdit: false, canFinalize: true, canComment: false } },
  { finalCodes: { canEdit: false, canFinalize: false, canComment: true } },
  { codeSearch: {} },
  { queue: { canAssign: false } },
  { queue: { canAssign: true } },
  { auditTrail: {} },
  { trainer: {} },
  { usage: {} },
];

/** Each role signed in, and each inside a session of everything. */
export const wholeCallers: readonly FakeCaller[] = practiceRoles.flatMap((role) => [
  { role },
  { role, components: everything },
]);
/** An admin, whom a role never stops, in sessions of every cut: what refuses there is the session. */
export const cutCallers: readonly FakeCaller[] = cuts.map((components) => ({ role: 'PRACTICE_ADMIN', components }));

/** `BILLER in a session of queue.canAssign`. */
export function nameOf({ role, components }: FakeCaller): string {
  if (!components) return `${role} signed in`;
  const parts = Object.entries(components).map(([name, features]) => {
    const on = Object.entries(features ?? {}).flatMap(([feature, isOn]) => (isOn ? [feature] : []));
    return [name, ...on].join('.');
  });
  return `${role} in a session of ${parts.length > 1 ? 'everything' : parts.join(', ')}`;
}
