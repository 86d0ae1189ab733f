import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import { codeTablesFromFile, curatedTable, emFamily, suggest, tableInForce } from '../src/index.ts';
import { benchData } from './bench-data.ts';
import { benchSpeed } from './bench-speed.ts';
import type { BenchCase, BenchNote } from './bench-data.ts';
import { addSet, emptyScore, setText, share } from './score.ts';

/** `npm run bench [-- --misses]`: scores the development sets; `-- --speed` measures with the whole table, `bench-speed.ts`. */
if (process.argv.includes('--speed')) {
  benchSpeed();
  process.exit(0);
}
/** Other labelled sets of the same form: `CODELOOM_BENCH=FOLDER npm run bench -w rules`. */
const data = benchData(process.env['CODELOOM_BENCH']);
if (data === null) {
  process.stdout.write('bench: skipped, ../shared is absent.\n');
  process.exit(0);
}
const date = '2026-01-15';
/** The curated table, or the release of a table file: `CODELOOM_CODES=TABLEFILE npm run bench -w rules`. */
const file = process.env['CODELOOM_CODES'];
const table =
  file === undefined
    ? curatedTable
    : (tableInForce(codeTablesFromFile(readFileSync(file, 'utf8')).tables, date) ?? curatedTable);
const misses = process.argv.includes('--misses');
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const bins = new Map<string, { right: number; total: number }>();
let codes = 0;
let withEvidence = 0;

type Result = ReturnType<typeof suggest>;

function bin(kind: string, bucket: string, right: boolean): void {
  const entry = bins.get(`${kind} ${bucket}`) ?? { right: 0, total: 0 };
  entry.total += 1;
  if (right) entry.right += 1;
  bins.set(`${kind} ${bucket}`, entry);
}

function evidence(result: Result, note: string): void {
  for (const item of [...result.diagnoses, ...result.procedures]) {
    codes += 1;
    if (item.evidence.length > 0 && item.evidence.every((span) => note.slice(span.start, span.end) === span.quote))
      withEvidence += 1;
  }
}

const payerOf = (name: string | undefined): 'medicare' | 'medicaid' | undefined =>
  name === 'medicare' || name === 'medicaid' ? name : undefined;
const levelOf = (code: string | null | undefined): number => (code == null ? 0 : (emFamily(code)?.level ?? 0));

const em = { exact: 0, within: 0, total: 0 };
const elements = { problems: 0, data: 0, risk: 0, total: 0 };
const dx = emptyScore();
const px = emptyScore();
let wrong = 0;
function scoreNote(label: BenchNote, note: string): void {
  const visit = { dateOfService: date, patient: label.patient, payer: payerOf(label.payer) };
  const result = suggest({ note, ...visit }, table);
  evidence(result, note);
  const code = result.em.recommended?.code ?? null;
  const lines = result.procedures.map((item) => item.code);
  // A preventive visit or transitional care is a line of its own; a set may name it as the visit.
  const asLine = label.em !== null && code === null && lines.includes(label.em);
  const right = asLine || [label.em, ...label.em_acceptable].includes(code);
  em.total += 1;
  if (right) em.exact += 1;
  if (right || (code !== null && label.em !== null && Math.abs(levelOf(code) - levelOf(label.em)) <= 1)) em.within += 1;
  if (result.em.recommended) bin('E/M', result.confidenceBucket, right);
  for (const element of label.mdm === null ? [] : (['problems', 'data', 'risk'] as const)) {
    if (result.em.mdm[element].level === label.mdm?.[element]) elements[element] += 1;
    else if (misses) out(`  ${label.id} ${element}: ${result.em.mdm[element].level}, expected ${label.mdm?.[element]}`);
  }
  if (label.mdm !== null) elements.total += 1;
  const expected = label.dx.map((item) => item.code);
  const actual = result.diagnoses.map((item) => item.code);
  const exact = addSet(dx, actual, expected, label.dx_optional);
  for (const item of result.diagnoses)
    if (!label.dx_optional.includes(item.code)) bin('Diagnosis', item.bucket, expected.includes(item.code));
  wrong += actual.filter((item) => label.dx_wrong.some((bad) => bad.code === item)).length;
  const pxExact = addSet(px, asLine ? lines.filter((line) => line !== label.em) : lines, label.px, label.px_optional);
  if (misses && (!right || !exact || !pxExact))
    out(
      `  ${label.id} ${code ?? 'none'} (${label.em}) dx ${actual.join(' ')} | expected ${expected.join(' ')} | optional ${label.dx_optional.join(' ')} | px ${result.procedures.map((item) => item.code).join(' ')} (${label.px.join(' ')})`,
    );
}

/** Some published answers say of themselves that further codes belong to them. */
const mayAdd = /other codes may be added|is needed as well/;

const vignettes = {
  em: { exact: 0, within: 0, total: 0 },
  minutes: { right: 0, total: 0 },
  dx: emptyScore(),
  single: { right: 0, byCaveat: 0, total: 0 },
  px: emptyScore(),
  wrong: 0,
};
function scoreCase(item: BenchCase): void {
  const { expected } = item;
  const visit = { dateOfService: date, patient: item.patient ?? undefined, payer: payerOf(expected.payer) };
  const result = suggest({ note: item.note, ...visit }, table);
  evidence(result, item.note);
  const dxCodes = result.diagnoses.map((entry) => entry.code);
  const pxCodes = result.procedures.map((entry) => entry.code);
  vignettes.wrong +=
    dxCodes.filter((code) => expected.dx_not?.includes(code)).length +
    pxCodes.filter((code) => expected.px_not?.includes(code)).length;
  let right = true;
  if (item.kind === 'em' && expected.em !== undefined) {
    const all = [result.em.recommended?.code, ...pxCodes];
    right = all.includes(expected.em);
    vignettes.em.total += 1;
    if (right) vignettes.em.exact += 1;
    if (right || Math.abs(levelOf(result.em.recommended?.code) - levelOf(expected.em)) <= 1) vignettes.em.within += 1;
    if (result.em.recommended) bin('E/M', result.confidenceBucket, right);
  }
  if (item.kind === 'dx') {
    right = addSet(vignettes.dx, dxCodes, expected.dx);
    for (const entry of result.diagnoses) bin('Diagnosis', entry.bucket, expected.dx.includes(entry.code));
    if (expected.dx.length === 1) {
      vignettes.single.total += 1;
      if (right) vignettes.single.right += 1;
      if (right || (mayAdd.test(item.caveat ?? '') && expected.dx.every((code) => dxCodes.includes(code))))
        vignettes.single.byCaveat += 1;
    }
  }
  if (item.kind === 'px') {
    right = addSet(vignettes.px, pxCodes, expected.px);
    for (const entry of result.procedures) bin('Procedure', entry.bucket, expected.px.includes(entry.code));
    for (const [code, units] of Object.entries(expected.units ?? {}))
      if (result.procedures.find((entry) => entry.code === code)?.units !== units) right = false;
  }
  if (misses && !right)
    out(
      `  ${item.id} [${item.tier}] em ${result.em.recommended?.code ?? 'none'} (${expected.em ?? '-'}) dx ${dxCodes.join(' ')} (${expected.dx.join(' ')}) px ${result.procedures.map((entry) => `${entry.code}x${entry.units}`).join(' ')} (${expected.px.join(' ')}) :: ${item.note.slice(0, 110)}`,
    );
}

for (const label of data.labels) scoreNote(label, data.notes.get(label.id) ?? '');
for (const item of data.cases) scoreCase(item);

/** The codes must not follow from names, ages or dates of the story. */
function anonymous(note: string): string {
  return note
    .replace(/\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+/g, 'The patient')
    .replace(/^([A-Z][a-z]+ [A-Z][a-z]+) is (?:a|an) /gm, 'The patient is a ')
    .replace(/\b\d{1,2}\/\d{4}\b/g, 'recently');
}
let same = 0;
const times: number[] = [];
for (const note of data.notes.values()) {
  const started = performance.now();
  const result = suggest({ note, dateOfService: date }, table);
  times.push(performance.now() - started);
  const other = suggest({ note: anonymous(note), dateOfService: date }, table);
  const codesOf = (entry: Result): string =>
    [
      entry.em.recommended?.code,
      ...entry.diagnoses.map((item) => item.code),
      ...entry.procedures.map((item) => item.code),
    ].join(' ');
  if (codesOf(result) === codesOf(other)) same += 1;
}
times.sort((a, b) => a - b);
const long = [...data.notes.values()].join('\n\n').slice(0, 10_000);
suggest({ note: long, dateOfService: date }, table);
const started = performance.now();
suggest({ note: long, dateOfService: date }, table);
const longMs = performance.now() - started;

out(`Notes (${data.labels.length}, labelled)`);
out(`  E/M exact            ${share(em.exact, em.total)}`);
out(`  E/M within one level ${share(em.within, em.total)}`);
for (const element of ['problems', 'data', 'risk'] as const)
  out(`  ${element.padEnd(20)} ${share(elements[element], elements.total)}`);
out(`  Diagnoses            ${setText(dx)}`);
out(`  Codes listed as wrong ${wrong}`);
out(`  Procedures           ${setText(px)}`);
out(`Cases (${data.cases.length})`);
out(`  E/M exact            ${share(vignettes.em.exact, vignettes.em.total)}`);
out(`  E/M within one level ${share(vignettes.em.within, vignettes.em.total)}`);
out(`  Diagnoses            ${setText(vignettes.dx)}`);
out(`  Single diagnosis     ${share(vignettes.single.right, vignettes.single.total)}`);
out(
  `    where the case itself says that codes may be added ${share(vignettes.single.byCaveat, vignettes.single.total)}`,
);
out(`  Procedures           ${setText(vignettes.px)}`);
out(`  Codes listed as wrong ${vignettes.wrong}`);
out(`Evidence present and exact  ${share(withEvidence, codes)}`);
out(`Same codes without names and dates  ${share(same, data.notes.size)}`);
out(
  `Time a note: median ${times[Math.floor(times.length / 2)]?.toFixed(2)} ms, slowest ${times[times.length - 1]?.toFixed(2)} ms; 10,000 characters ${longMs.toFixed(2)} ms`,
);
out('Calibration (how often codes of a confidence are right)');
for (const [key, { right, total }] of [...bins].sort()) out(`  ${key.padEnd(18)} ${share(right, total)}`);
