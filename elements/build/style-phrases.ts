import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MagicString from 'magic-string';
import type { Plugin } from 'rolldown';
import { foldStyles } from './compact-templates.ts';

/** A declaration that so many folders of elements use is written once. Fewer would make a page with one element heavier. */
const FOLDERS = 3;
/** Shorter than this it is no longer than what would stand for it. */
const SHORTEST_CHARS = 9;

const declaration = /(?<=[{;])[a-z-]+:[^;{}|]+(?=[;}])/g;
const styles = /css`([^`$]*)`/g;
const MODULE = '\0codeloom-style-phrases';

/**
 * Each element is a file of its own and so is compressed alone: `display:flex` is paid for in every one of them. What
 * many styles say stands once in the file that every page has, and the styles name it: `|a`. Two kilobytes gzipped over
 * all elements. What a browser adopts is the same text.
 */
export function stylePhrases(root: string): Plugin {
  const phrases = phrasesOf(root);
  const codes = new Map(phrases.map((phrase, index) => [phrase, `|${index.toString(36)}`]));
  return {
    name: 'codeloom-style-phrases',
    resolveId: { filter: { id: /^codeloom-style-phrases$/ }, handler: () => MODULE },
    load: {
      filter: { id: new RegExp(`^${MODULE}$`) },
      handler: () => `import { unsafeCSS } from 'lit';
const phrases = ${JSON.stringify(phrases.join('|'))}.split('|');
export const written = (text) => unsafeCSS(text.replace(/\\|(\\w+)/g, (code, index) => phrases[parseInt(index, 36)]));`,
    },
    transform: {
      filter: { id: /elements[/\\]src[/\\].*\.styles\.ts$/, code: styles },
      handler(code) {
        const edited = new MagicString(code);
        for (const { 0: whole, 1: text = '', index } of code.matchAll(styles)) {
          const coded = foldStyles(text).replaceAll(declaration, (said) => codes.get(said) ?? said);
          edited.overwrite(index, index + whole.length, `written(${JSON.stringify(coded)})`);
        }
        edited.prepend("import { written } from 'codeloom-style-phrases';\n");
        return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
      },
    },
  };
}

/** The most frequent first: they get the shortest codes. */
function phrasesOf(root: string): string[] {
  const folders = new Map<string, Set<string>>();
  const uses = new Map<string, number>();
  for (const file of globSync('src/*/*.styles.ts', { cwd: root }).sort()) {
    for (const { 1: text = '' } of readFileSync(path.join(root, file), 'utf8').matchAll(styles)) {
      for (const [said] of foldStyles(text).matchAll(declaration)) {
        if (said.length < SHORTEST_CHARS) continue;
        folders.set(said, (folders.get(said) ?? new Set()).add(path.dirname(file)));
        uses.set(said, (uses.get(said) ?? 0) + 1);
      }
    }
  }
  return [...uses.keys()]
    .filter((said) => (folders.get(said)?.size ?? 0) >= FOLDERS)
    .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || a.localeCompare(b));
}
