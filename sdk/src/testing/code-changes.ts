import type { AuditAction, Encounter, FinalProcedure } from '@codeloom/contracts';

export interface CodeChange {
  action: AuditAction;
  payload: Record<string, unknown>;
}

const lineOf = ({ code, modifiers, units, pointers }: FinalProcedure) => ({ code, modifiers, units, pointers });
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One event for each difference between two sets of codes, as the audit trail tells it. */
export function codeChanges(before: Encounter, after: Encounter): CodeChange[] {
  const changes: CodeChange[] = [];
  const { finalEmCode: from, finalEmModifiers: fromModifiers } = before;
  const { finalEmCode: to, finalEmModifiers: toModifiers } = after;
  if (!same([from, fromModifiers], [to, toModifiers])) {
    changes.push({ action: 'USER_CHANGED_EM_CODE', payload: { from, to, fromModifiers, toModifiers } });
  }
  const had = before.finalDiagnoses.map(({ code }) => code);
  const has = after.finalDiagnoses.map(({ code }) => code);
  had.forEach((code, index) => {
    if (!has.includes(code)) changes.push({ action: 'USER_REMOVED_DIAGNOSIS', payload: { code, position: index + 1 } });
  });
  after.finalDiagnoses.forEach(({ code, source }, index) => {
    if (had.includes(code)) return;
    changes.push({ action: 'USER_ADDED_DIAGNOSIS', payload: { code, position: index + 1, source } });
  });
  const old = before.finalProcedures.map(lineOf);
  const lines = after.finalProcedures.map(lineOf);
  const gone = old.filter((line) => !lines.some((other) => same(other, line)));
  for (const line of lines.filter((other) => !old.some((one) => same(one, other)))) {
    const index = gone.findIndex(({ code }) => code === line.code);
    const was = index === -1 ? null : (gone.splice(index, 1)[0] ?? null);
    changes.push({ action: 'USER_CHANGED_PROCEDURE', payload: { from: was, to: line } });
  }
  for (const line of gone) changes.push({ action: 'USER_CHANGED_PROCEDURE', payload: { from: line, to: null } });
  return changes;
}
