import type { CodeSetInput, Edit } from '@codeloom/contracts';

/** A small claim check so that stories show a stop, a warning and an all-clear without the rules. */
export function checkClaim(codes: CodeSetInput): Edit[] {
  const edits: Edit[] = [];
  const seen = new Set<string>();
  for (const { code } of codes.diagnoses) {
    if (seen.has(code)) {
      edits.push({
        id: `duplicate:${code}`,
        severity: 'stop',
        message: `${code} is listed twice. Keep one.`,
        codes: [code],
        source: 'Fake check',
      });
    }
    seen.add(code);
  }
  for (const procedure of codes.procedures) {
    if (procedure.pointers?.length === 0 && codes.diagnoses.length > 0) {
      edits.push({
        id: `pointer:${procedure.code}`,
        severity: 'warning',
        message: `${procedure.code} points to no diagnosis.`,
        codes: [procedure.code],
        source: 'Fake check',
        carc: '11',
      });
    }
  }
  if (codes.emCode !== null && codes.procedures.length > 0 && !codes.emModifiers?.includes('25')) {
    edits.push({
      id: `modifier-25:${codes.emCode}`,
      severity: 'warning',
      message: `${codes.emCode} stands beside a procedure without modifier 25.`,
      codes: [codes.emCode],
      source: 'Fake check',
      carc: '97',
    });
  }
  if (codes.emCode !== null && codes.diagnoses.length === 0) {
    edits.push({
      id: 'no-diagnosis',
      severity: 'stop',
      message: 'A visit needs at least one diagnosis.',
      codes: [codes.emCode],
      source: 'Fake check',
      carc: '16',
    });
  }
  return edits;
}
