import type { Concept, Variant } from '../book/types.ts';

/** What is known of a problem when its code is chosen. */
export interface ChoiceInput {
  readonly tags: ReadonlySet<string>;
  /** Ids of the problems the note confirms. */
  readonly confirmed: ReadonlySet<string>;
  readonly drugClasses: ReadonlySet<string>;
  /** Numbers that conditions compare: `cm` (greatest length), `n` (count), `age` (years), `minutes`. */
  readonly numbers?: Readonly<Record<string, number>> | undefined;
}

export interface Choice {
  readonly codes: readonly string[];
  /** A side, where the code has one, is not documented. */
  readonly sideMissing: boolean;
  /** Number of documented details that made the code more specific. */
  readonly details: number;
}

const comparison = /^([a-z]+)(<=|>=|<|>)(\d+(?:\.\d+)?)$/;

function compares(parts: RegExpExecArray, input: ChoiceInput): boolean {
  const value = input.numbers?.[parts[1] ?? ''];
  if (value === undefined) return false;
  const limit = Number(parts[3]);
  if (parts[2] === '<=') return value <= limit;
  if (parts[2] === '>=') return value >= limit;
  return parts[2] === '<' ? value < limit : value > limit;
}

function isMet(condition: string, input: ChoiceInput): boolean {
  const parts = comparison.exec(condition);
  if (parts) return compares(parts, input);
  if (condition.startsWith('!')) return !isMet(condition.slice(1), input);
  if (condition.startsWith('+')) return input.confirmed.has(condition.slice(1));
  if (condition.startsWith('@')) return input.drugClasses.has(condition.slice(1));
  return input.tags.has(condition);
}

/** The variant with the most details that all hold; the first of equals. */
export function variantOf<T extends { readonly if: readonly string[] }>(
  variants: readonly T[] | undefined,
  input: ChoiceInput,
): T | undefined {
  let best: T | undefined;
  for (const variant of variants ?? []) {
    if (!variant.if.every((condition) => isMet(condition, input))) continue;
    if (best === undefined || variant.if.length > best.if.length) best = variant;
  }
  return best;
}

const sideTemplate = /\[([RLBU0-9]+)\]/;

/** The character for a side out of a template such as `R1L2B3U9`. */
function sideCharacter(template: string, side: 'R' | 'L' | 'B' | 'U'): string | undefined {
  const at = template.indexOf(side);
  return at < 0 ? undefined : template.charAt(at + 1);
}

function withSides(code: string, tags: ReadonlySet<string>): { readonly codes: string[]; readonly missing: boolean } {
  const match = sideTemplate.exec(code);
  if (!match) return { codes: [code], missing: false };
  const template = match[1] ?? '';
  const put = (side: 'R' | 'L' | 'B' | 'U'): string | undefined => {
    const character = sideCharacter(template, side);
    return character === undefined ? undefined : code.replace(sideTemplate, character);
  };
  const right = tags.has('right');
  const left = tags.has('left');
  const both = tags.has('bilateral') || (right && left);
  if (both) {
    const one = put('B');
    if (one !== undefined) return { codes: [one], missing: false };
    return { codes: [put('R'), put('L')].filter((item): item is string => item !== undefined), missing: false };
  }
  const side = right ? put('R') : left ? put('L') : undefined;
  if (side !== undefined) return { codes: [side], missing: false };
  const unspecified = put('U');
  return { codes: unspecified === undefined ? [] : [unspecified], missing: true };
}

/** Seventh character: A while treatment is active, D in healing, S for a sequela (Official Guidelines I.C.19.a). */
function seventh(tags: ReadonlySet<string>): string {
  if (tags.has('sequela')) return 'S';
  return tags.has('subsequent') && !tags.has('initial') ? 'D' : 'A';
}

/** The most specific code that the documentation of a problem supports. */
export function chooseCode(concept: Concept, input: ChoiceInput): Choice {
  const variant = variantOf<Variant>(concept.variants, input);
  const each = (concept.each ?? []).filter((item) => item.if.every((condition) => isMet(condition, input)));
  const raw = each.length > 0 ? each.flatMap((item) => item.code) : (variant?.code ?? concept.code);
  if (raw === undefined) return { codes: [], sideMissing: false, details: 0 };
  const codes: string[] = [];
  let sideMissing = false;
  for (const template of typeof raw === 'string' ? [raw] : raw) {
    const sided = withSides(template, input.tags);
    if (sided.missing) sideMissing = true;
    for (const code of sided.codes) codes.push(code.replace('[e]', seventh(input.tags)));
  }
  return { codes: [...new Set(codes)], sideMissing, details: variant?.if.length ?? each.length };
}
