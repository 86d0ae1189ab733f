import path from 'node:path';
import ts from 'typescript';

/** What a module of declarations is called in a package, and which names it takes from `contracts`. */
export interface Declarations {
  /** Path in the package, such as `types/sdk/client.d.ts`, to its text. */
  files: Map<string, string>;
  /** Packages that the declarations import. */
  packages: Set<string>;
  /** Names taken from `@codeloom/contracts`. */
  contracts: Set<string>;
}

const specifier = /(\bfrom |\bimport\(|\bimport )(['"])([^'"]+)\2/g;

/**
 * The declarations that the entries reach, no more: what only our sources use (the router's type and with it the
 * server's) never comes along. `rename` says what a package of ours is called in what is published.
 */
export function declarationsOf(options: {
  root: string;
  tsconfig: string;
  /** Source folder, such as `sdk/src`; its declarations lie under `types/`. */
  folder: string;
  entries: readonly string[];
  rename: (specifier: string, from: string) => string;
}): Declarations {
  const { root, folder, entries, rename } = options;
  const emitted = emit(options);
  const found: Declarations = { files: new Map(), packages: new Set(), contracts: new Set() };
  const queue = entries.map((entry) => path.join(root, folder, entry));
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    const text = emitted.get(source);
    if (text === undefined) throw new Error(`${source} has no declarations.`);
    const name = path.join('types', path.relative(path.join(root, folder), source)).replace(/\.ts$/, '.d.ts');
    if (found.files.has(name)) continue;
    for (const { groups } of text.matchAll(/(?:import|export) type \{(?<names>[^}]+)\} from '@codeloom\/contracts'/g)) {
      for (const one of groups?.['names']?.split(',') ?? []) {
        const [wanted = ''] = one.trim().split(' as ');
        if (wanted) found.contracts.add(wanted);
      }
    }
    const written = text.replaceAll(specifier, (_all, before: string, quote: string, from: string) => {
      if (from.startsWith('.')) queue.push(path.join(path.dirname(source), from));
      const to = from.startsWith('.') ? from.replace(/\.ts$/, '.js') : rename(from, name);
      if (!to.startsWith('.')) found.packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to);
      return `${before}${quote}${to}${quote}`;
    });
    found.files.set(name, written);
  }
  return found;
}

function emit({ root, tsconfig, folder, entries }: Parameters<typeof declarationsOf>[0]): Map<string, string> {
  const config = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    { noEmit: false, declaration: true, emitDeclarationOnly: true, noCheck: true, stripInternal: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  const names = entries.map((entry) => path.join(root, folder, entry));
  const program = ts.createProgram(names, config?.options ?? {});
  const texts = new Map<string, string>();
  program.emit(
    undefined,
    (_file, text, _mark, _error, sources) => {
      for (const { fileName } of sources ?? []) texts.set(path.normalize(fileName), text);
    },
    undefined,
    true,
  );
  return texts;
}
