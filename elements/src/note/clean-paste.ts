export interface CleanedPaste {
  text: string;
  /** Invisible characters, controls and broken halves of characters that were left out. */
  removed: number;
  /** Spaces of other kinds that became plain ones, and white space at line ends. */
  spaces: number;
}

// Soft hyphen, zero-width space, word joiner, byte order mark, tag characters. Joiners stay: emoji and scripts need them.
const invisible = /[\u00ad\u200b\u2060\ufeff]|[\u{e0000}-\u{e007f}]/gu;
// The server refuses these; tab and line feed belong to texts.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const otherSpaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from word processors and web pages as a note should hold it: what nobody sees goes, odd spaces become plain, and
 * runs of empty lines become one. Words, punctuation, tabs and line breaks stay as they are.
 */
export function cleanPaste(pasted: string): CleanedPaste {
  let removed = 0;
  let spaces = 0;
  const drop = (text: string, what: RegExp): string =>
    text.replace(what, () => {
      removed += 1;
      return '';
    });
  let text = pasted.replaceAll(/\r\n?/g, '\n');
  for (const what of [loneSurrogates, controls, invisible]) text = drop(text, what);
  text = text.replace(otherSpaces, () => {
    spaces += 1;
    return ' ';
  });
  text = text.replaceAll(/[ \t]+$/gm, () => {
    spaces += 1;
    return '';
  });
  return { text: text.replaceAll(/\n{3,}/g, '\n\n'), removed, spaces };
}
