import type { SuggestionResult } from '@codeloom/contracts';
import { NO_DENIAL_RISK } from './decide/denial.ts';

const percent = (value: number): string => `${Math.round(value * 100)}%`;

/** One line of a quote, short enough to read. */
function quoteLine(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > 110 ? `${line.slice(0, 107)}…` : line;
}

function emLines({ em, patient }: SuggestionResult): string[] {
  if (em.recommended === null)
    return ['No E/M recommendation available.', ...(em.withheld ? [`  Why: ${em.withheld}`] : [])];
  const lines = [
    `E/M ${em.recommended.code}${em.modifiers.map((modifier) => `-${modifier}`).join('')}  ${em.recommended.label} (${percent(em.recommended.confidence)} confidence${em.recommended.confidence < 0.6 ? ', low confidence' : ''})`,
  ];
  if (em.highestSupported && em.highestSupported.level > em.recommended.level) {
    lines.push(
      `  Highest supported ${em.highestSupported.code} (${percent(em.highestSupported.confidence)} confidence)`,
    );
  }
  lines.push(
    `  Patient: ${patient}. Basis: ${em.basis === 'time' ? `total time, ${em.time?.minutes ?? 0} minutes` : `medical decision making, ${em.mdm.level}`}.`,
  );
  return lines;
}

function gridLines({ em: { mdm } }: SuggestionResult): string[] {
  const lines: string[] = [];
  for (const [name, element] of [
    ['Problems', mdm.problems],
    ['Data', mdm.data],
    ['Risk', mdm.risk],
  ] as const) {
    lines.push(`${name}: ${element.level}`);
    for (const item of element.items) {
      lines.push(`  ${item.counted ? '+' : '-'} ${item.text}${item.whyNot ? `. Not counted: ${item.whyNot}` : ''}`);
      const quote = item.evidence[0]?.quote;
      if (quote) lines.push(`      “${quoteLine(quote)}”`);
    }
  }
  return lines;
}

function codeLines(result: SuggestionResult): string[] {
  const lines = ['', 'Diagnoses'];
  result.diagnoses.forEach((item, index) => {
    lines.push(`  ${index + 1}. ${item.code}  ${item.description} (${percent(item.confidence)})`);
    const quote = item.noteSnippets[0];
    if (quote) lines.push(`      “${quoteLine(quote)}”`);
  });
  if (result.diagnoses.length === 0) lines.push('  No diagnosis suggestions.');
  lines.push('', 'Procedures');
  for (const item of result.procedures) {
    const modifiers = item.modifiers.map((modifier) => `-${modifier}`).join('');
    lines.push(
      `  ${item.code}${modifiers}  ${item.description}, units ${item.units}, for ${item.diagnosisPointers.join(', ') || 'no diagnosis'} (${percent(item.confidence)})`,
    );
    const quote = item.noteSnippets[0];
    if (quote) lines.push(`      “${quoteLine(quote)}”`);
  }
  if (result.procedures.length === 0) lines.push('  No procedure suggestions.');
  return lines;
}

function listOf(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** A readable account of a result for a terminal. */
export function explain(result: SuggestionResult): string {
  const { codeSet } = result.engine;
  const stale = codeSet.stale ? '; not checked against the newer release' : '';
  return [
    ...emLines(result),
    ...gridLines(result),
    ...listOf('Not documented for the next level', result.em.missingForNext),
    ...listOf('Rests on one fact', result.em.fragile),
    ...codeLines(result),
    ...listOf(
      'Edits',
      result.edits.map((edit) => `${edit.severity}: ${edit.message} (${edit.source})`),
    ),
    ...listOf(
      'Considered and left out',
      result.rejected.map((item) => `${item.code ? `${item.code} ` : ''}${item.text}: ${item.reason}`),
    ),
    ...listOf(
      'Denial risk',
      result.denialRisk.reasons.length === 0
        ? [NO_DENIAL_RISK]
        : [
            result.denialRisk.level,
            ...result.denialRisk.reasons.map((reason) => `${reason.message} (${reason.source})`),
          ],
    ),
    ...listOf(
      'Hints',
      result.hints.map((hint) => hint.message),
    ),
    '',
    `Engine ${result.engine.version}, rule book ${result.engine.bookVersion}, codes ${codeSet.id}${codeSet.complete ? '' : ' (curated, not complete)'}${stale}. A person reviews and finalizes.`,
    'CPT is a registered trademark of the American Medical Association. Labels are Codeloom’s own.',
  ].join('\n');
}
