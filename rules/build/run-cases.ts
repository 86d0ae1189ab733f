import { suggest } from '../src/suggest.ts';
import { curatedTable } from '../src/codes/curated.ts';
import type { FiledCase } from './read-book.ts';

/** Date of service of a case that does not name one. */
const USUAL_DATE = '2026-03-02';

type Check = readonly [what: string, expected: unknown, actual: unknown];

function checksOf(item: FiledCase): Check[] {
  const { note, date, ...visit } = item.given;
  const result = suggest(
    { note, dateOfService: date ?? USUAL_DATE, ...visit } as Parameters<typeof suggest>[0],
    curatedTable,
  );
  const dx = result.diagnoses.map((item) => item.code);
  const px = result.procedures.map((item) => item.code);
  const { expect } = item;
  const checks: Check[] = [];
  if (expect.em !== undefined) checks.push(['E/M', expect.em, result.em.recommended?.code ?? null]);
  if (expect.highest) checks.push(['highest', expect.highest, result.em.highestSupported?.code ?? null]);
  if (expect.problems) checks.push(['problems', expect.problems, result.em.mdm.problems.level]);
  if (expect.data) checks.push(['data', expect.data, result.em.mdm.data.level]);
  if (expect.risk) checks.push(['risk', expect.risk, result.em.mdm.risk.level]);
  if (expect.dx) checks.push(['diagnoses', expect.dx, dx]);
  for (const code of expect.dxIncludes ?? []) checks.push([`diagnosis ${code}`, true, dx.includes(code)]);
  for (const code of expect.dxNot ?? []) checks.push([`diagnosis ${code}`, false, dx.includes(code)]);
  if (expect.px) checks.push(['procedures', [...expect.px].sort(), [...px].sort()]);
  for (const code of expect.pxIncludes ?? []) checks.push([`procedure ${code}`, true, px.includes(code)]);
  for (const code of expect.pxNot ?? []) checks.push([`procedure ${code}`, false, px.includes(code)]);
  for (const [code, units] of Object.entries(expect.units ?? {}))
    checks.push([`units of ${code}`, units, result.procedures.find((item) => item.code === code)?.units ?? null]);
  if (expect.modifiers) checks.push(['modifiers', expect.modifiers, result.em.modifiers]);
  for (const [code, modifiers] of Object.entries(expect.pxModifiers ?? {}))
    checks.push([
      `modifiers of ${code}`,
      modifiers,
      result.procedures.find((item) => item.code === code)?.modifiers ?? null,
    ]);
  for (const [code, linked] of Object.entries(expect.pointers ?? {}))
    checks.push([
      `diagnoses of ${code}`,
      linked,
      result.procedures
        .find((item) => item.code === code)
        ?.diagnosisPointers.map((position) => dx[position - 1] ?? '') ?? null,
    ]);
  if (expect.withheld !== undefined)
    checks.push([`withheld "${expect.withheld}"`, true, result.em.withheld?.includes(expect.withheld) ?? false]);
  for (const text of expect.hints ?? [])
    checks.push([`hint "${text}"`, true, result.hints.some((hint) => hint.message.includes(text))]);
  if (expect.minutes !== undefined) checks.push(['minutes', expect.minutes, result.em.time?.minutes ?? null]);
  for (const text of expect.rejected ?? [])
    checks.push([
      `rejected ${text}`,
      true,
      result.rejected.some((item) => item.code === text || item.text.toLowerCase().includes(text.toLowerCase())),
    ]);
  return checks;
}

/** One line for each expectation that does not hold; empty when all do. */
export function runCases(cases: readonly FiledCase[]): string[] {
  return cases.flatMap((item) =>
    checksOf(item)
      .filter(([, expected, actual]) => JSON.stringify(expected) !== JSON.stringify(actual))
      .map(
        ([what, expected, actual]) =>
          `${item.file} "${item.name}": ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
      ),
  );
}
