import type { SuggestionResult } from '@codeloom/contracts';
import { formatDate } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';

const modes: Record<SuggestionResult['engine']['mode'], () => string> = {
  rules: () => msg('Rules engine'),
  openai: () => msg('Model reads, rules decide'),
  mock: () => msg('Stand-in model, for development only'),
};

/** What answered, and against which code table: part of the answer, so it is never hidden. */
export function engineLine({ mode, version, model, codeSet }: SuggestionResult['engine']): string {
  const parts = [`${modes[mode]()} ${version}`];
  if (model) parts.push(model);
  parts.push(
    codeSet.complete
      ? msg(str`ICD-10-CM in force from ${formatDate(codeSet.from)}`)
      : msg('curated table; not checked against the full release'),
  );
  if (codeSet.stale) parts.push(msg('not checked against the newer release'));
  return parts.join(' · ');
}
