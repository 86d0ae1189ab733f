import MagicString from 'magic-string';
import type { Plugin } from 'rolldown';

/**
 * Folds the white space of `html`, `svg` and `css` templates, which a minifier leaves alone because it is text to it:
 * a tenth of what an embedding page fetches. Nothing is removed between inline elements, one space stays.
 */
export function compactTemplates(): Plugin {
  return {
    name: 'codeloom-compact-templates',
    transform: {
      filter: { id: /elements[/\\]src[/\\].*\.ts$/, code: /(?:html|svg|css)`|use: '/ },
      handler(code, id) {
        const edited = new MagicString(code);
        // What each token is for is read by people and by the docs, not by a host's page.
        if (/tokens\.ts$/.test(id)) edited.replaceAll(/, use: '[^']*'/g, '');
        for (const { tag, quasi } of taggedTemplates(this.parse(code, { lang: 'ts' }))) {
          for (const part of quasi.quasis) {
            const text = code.slice(part.start, part.end);
            const folded =
              tag === 'css' ? foldStyles(text) : text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/> </g, '> <');
            if (folded !== text) edited.overwrite(part.start, part.end, folded);
          }
        }
        return edited.hasChanged() ? { code: edited.toString(), map: edited.generateMap({ hires: true }) } : null;
      },
    },
  };
}

/** Comments go; spaces stay where they may mean something (`a b`, `calc(1px + 2px)`, `and (…)`). */
export function foldStyles(text: string): string {
  return text
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: (?=[^;{}]*(?:[;}]|$))/g, ':')
    .replaceAll(';}', '}');
}

interface Tagged {
  tag: string;
  quasi: { quasis: { start: number; end: number }[] };
}

function taggedTemplates(root: object): Tagged[] {
  const found: Tagged[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, tag, quasi } = node as { type?: string; tag?: { name?: string }; quasi?: Tagged['quasi'] };
    const name = tag?.name;
    if (type === 'TaggedTemplateExpression' && quasi && (name === 'html' || name === 'svg' || name === 'css')) {
      found.push({ tag: name, quasi });
    }
    Object.values(node).forEach(visit);
  };
  visit(root);
  return found;
}
