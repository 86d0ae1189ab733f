import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Marks where the words of a query begin in a description; plain comparison, so a query can hold any character. */
export function highlightWords(text: string, query: string): (string | TemplateResult)[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const parts: (string | TemplateResult)[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) continue;
    const word = words.find((candidate) => lower.startsWith(candidate, at));
    if (!word) continue;
    parts.push(text.slice(from, at), html`<mark>${text.slice(at, at + word.length)}</mark>`);
    from = at + word.length;
    at = from - 1;
  }
  parts.push(text.slice(from));
  return parts;
}
