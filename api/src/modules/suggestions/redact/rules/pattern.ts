import type { Finding, IdentifierClass } from '../identifier.ts';

/** A rule looks at the match view of a note (see match-view.ts) and names the identifiers it sees. */
export type Rule = (view: string) => Finding[];

/**
 * A rule from one global regular expression. The finding is the group `id` where there is one, else the whole match.
 * Patterns are linear: no nested or adjacent unbounded repetitions over the same characters.
 */
export function patternRule(
  kind: IdentifierClass,
  pattern: RegExp,
  accept: (found: string, match: RegExpExecArray, view: string) => boolean = () => true,
): Rule {
  return (view) => {
    const findings: Finding[] = [];
    for (const match of view.matchAll(pattern)) {
      const range = match.indices?.groups?.['id'] ?? [match.index, match.index + match[0].length];
      const found = view.slice(range[0], range[1]);
      if (found.length > 0 && accept(found, match, view)) {
        findings.push({ start: range[0], end: range[1], class: kind });
      }
    }
    return findings;
  };
}
