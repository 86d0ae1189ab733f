import type { CodeTable } from '../../codes/code-table.ts';
import type { Facts, Mention, Problem } from '../../read/facts.ts';
import type { Choice } from '../code-choice.ts';
import type { Description } from './description.ts';
import { isIdle, officialWords } from './description.ts';
import { indexesOf, namesAt } from './other-names.ts';
import { phraseOf, sideOf } from './refine.ts';
import type { Refinement } from './refine.ts';

/** Words before and after a mention that may belong to a longer name. */
const REACH = 4;
/** A word in more rows than this does not lead to a name. */
const COMMON = 250;
/** Words between those of a name that are not its own. */
const SLACK = 2;

/** Built of site, side and encounter, or of rules of their own: the book reads them. */
const byRule = /^(?:[ORSTV-Z]|F1|I1[0-6]|N18|E0[89]|E1[013])/;

interface Around {
  readonly words: readonly { readonly stem: string; readonly start: number; readonly end: number }[];
  /** Positions of the words of the mention. */
  readonly own: ReadonlySet<number>;
}

function around(mention: Mention, facts: Facts): Around | null {
  const wording = facts.wordings.find((item) => item.sentence === mention.sentence);
  if (wording === undefined) return null;
  const phrase = phraseOf(mention, facts);
  const first = wording.words.findIndex((word) => word.start >= mention.start);
  if (first < 0) return null;
  const words = wording.words.filter(
    (word, at) =>
      word.start >= phrase.start && word.end <= phrase.end && at >= first - REACH && at <= first + REACH * 2,
  );
  const own = new Set<number>();
  words.forEach((word, at) => {
    if (word.start >= mention.start && word.end <= mention.end && !isIdle(word.stem)) own.add(at);
  });
  return own.size === 0 ? null : { words, own };
}

/** The positions at which the words of a name are stated, or null where one is not. */
function positionsOf(description: Description, { words }: Around): number[] | null {
  const positions: number[] = [];
  for (const group of description.groups) {
    const at = words.findIndex((word) => officialWords(word.stem).some((official) => group.includes(official)));
    if (at < 0) return null;
    positions.push(at);
  }
  return positions;
}

function isWhole(positions: readonly number[], { own }: Around): boolean {
  const found = new Set(positions);
  if (![...own].every((at) => found.has(at)) || found.size <= own.size) return false;
  return Math.max(...found) - Math.min(...found) + 1 <= found.size + SLACK;
}

/**
 * A name of the table that holds the words of a mention and more that stand beside it: "pseudomembranous colitis" is more than a colitis.
 * Within its own category `refine` decides; this looks through all of them, inclusion terms too.
 */
export function longerName(problem: Problem, choice: Choice, facts: Facts, table: CodeTable): Refinement | null {
  const [code, second] = choice.codes;
  if (code === undefined || second !== undefined || choice.details > 0 || byRule.test(code)) return null;
  const present = problem.mentions.filter((mention) => mention.assertion === 'present');
  const side = sideOf(problem.tags);
  let best: { code: string; size: number; words: Around['words'] } | undefined;
  for (const mention of present.slice(0, 2)) {
    const near = around(mention, facts);
    if (near === null) continue;
    const owned = [...near.own].map((at) => officialWords(near.words[at]?.stem ?? ''));
    for (const [index, isTerm] of indexesOf(table))
      for (const [at, word] of near.words.entries()) {
        if (near.own.has(at) || isIdle(word.stem) || word.stem.length < 4) continue;
        for (const stem of officialWords(word.stem)) {
          const id = index.idOf(stem);
          if (id < 0 || index.count(id) > COMMON) continue;
          for (const row of index.rows(id)) {
            if (!index.isBillable(row) || byRule.test(index.codeAt(row))) continue;
            const held = index.stemsAt(row);
            if (!owned.every((official) => official.some((item) => held.includes(index.idOf(item))))) continue;
            for (const name of namesAt(index, row, isTerm, side, table)) {
              const { description } = name;
              if (description.residual || name.code === code) continue;
              if (description.side !== null && description.side !== side) continue;
              const positions = positionsOf(description, near);
              if (positions === null || !isWhole(positions, near)) continue;
              if (best === undefined || positions.length > best.size)
                best = { code: name.code, size: positions.length, words: near.words };
            }
          }
        }
      }
  }
  return best === undefined ? null : { code: best.code, words: best.words };
}
