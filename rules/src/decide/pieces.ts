import type { ProcedureConcept } from '../book/types.ts';
import { listOn, ruleOf } from '../book/values.ts';
import type { ProcedureFact } from '../read/facts.ts';
import type { Piece } from '../read/pieces.ts';
import { variantOf } from './code-choice.ts';
import type { ProcedureDraft, ProcedureInput } from './procedure-draft.ts';

/** Wounds that are added up, or one lesion: what a line is about when a sentence tells several. */
export interface Cluster {
  readonly cm: number;
  readonly tags: readonly string[];
  readonly count: number;
}

/** A body site, or the group of sites that codes are told by. */
export const isSiteTag = (id: string, { siteIds }: ProcedureInput): boolean => siteIds.has(id) || id.endsWith('-site');

const ways = ['simple', 'layered', 'complex-repair'] as const;

/** What is not said of a wound is that of the one before it, else that of any: "both closed with simple sutures". */
function filled(pieces: readonly Piece[], given: ProcedureInput): Piece[] {
  const kinds: ((id: string) => boolean)[] = [
    (id) => isSiteTag(id, given),
    (id) => ways.some((way) => way === id),
    (id) => id === 'malignant-lesion' || id === 'benign',
  ];
  return pieces.map((piece, index) => {
    const more = kinds.flatMap((isKind) => {
      if (piece.tags.some(isKind)) return [];
      const earlier = pieces.slice(0, index).reverse();
      return (
        [...earlier, ...pieces.slice(index + 1)].find((other) => other.tags.some(isKind))?.tags.filter(isKind) ?? []
      );
    });
    return { ...piece, tags: [...piece.tags, ...more] };
  });
}

/** Wounds and lesions of the sentences that tell more than one; of others none, and the service is one line as before. */
export function clustersOf(
  concept: ProcedureConcept,
  group: readonly ProcedureFact[],
  given: ProcedureInput,
): Cluster[] {
  const isSized = concept.variants?.some((variant) => variant.if.some((condition) => condition.startsWith('cm')));
  if (isSized !== true) return [];
  const bySentence = new Map<string, readonly Piece[]>();
  for (const { pieces = [] } of group)
    if (pieces.length > 0)
      bySentence.set(pieces.map(({ cm, tags }) => `${String(cm)} ${tags.join(' ')}`).join(), pieces);
  const pieces = [...bySentence.values()].flatMap((told) => filled(told, given));
  if (pieces.length < 2 && (concept.sumSizes === true || (pieces[0]?.count ?? 1) < 2)) return [];
  if (concept.sumSizes !== true) return pieces;
  const families = new Map<string, Cluster>();
  for (const piece of pieces) {
    const input = { tags: new Set(piece.tags), confirmed: new Set<string>(), drugClasses: new Set<string>() };
    const code = variantOf(concept.variants, { ...input, numbers: { cm: 0.1 } })?.code ?? '';
    const family = families.get(String(code));
    families.set(String(code), {
      cm: Math.round(((family?.cm ?? 0) + piece.cm * piece.count) * 100) / 100,
      tags: family?.tags ?? piece.tags,
      count: 1,
    });
  }
  return [...families.values()];
}

/** Lesions with one code are units of one line. */
export function together(lines: readonly ProcedureDraft[]): ProcedureDraft[] {
  const kept: ProcedureDraft[] = [];
  for (const line of lines) {
    const at = kept.findIndex((other) => other.code === line.code && other.modifiers.join() === line.modifiers.join());
    const same = kept[at];
    if (same === undefined) kept.push(line);
    else kept[at] = { ...same, units: same.units + line.units };
  }
  return kept;
}

/** Repairs of several classes: the most complicated first, the others with 59. Source: CPT, guidelines of repair. */
export function orderedRepairs(lines: readonly ProcedureDraft[], { book, input }: ProcedureInput): ProcedureDraft[] {
  const rule = ruleOf(book, 'services.repairs');
  const classes = ['complex', 'intermediate', 'simple'].map((name) => listOn(rule, name, input.dateOfService));
  const rank = ({ code }: ProcedureDraft): number => classes.findIndex((codes) => codes.includes(code));
  const ordered = [...lines].sort((a, b) => rank(a) - rank(b));
  const [main] = ordered;
  return ordered.map((line) =>
    main !== undefined && rank(line) > rank(main) ? { ...line, modifiers: [...line.modifiers, '59'] } : line,
  );
}
