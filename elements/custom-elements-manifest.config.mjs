// @ts-check
import path from 'node:path';

/** What a host may rely on: `#private`, `private`, `protected` and inherited machinery are none of it. */
const machinery = new Set([
  'styles',
  'shadowRootOptions',
  'speaks',
  'render',
  'willUpdate',
  'updated',
  'firstUpdated',
  'formAssociated',
]);

/** @param {{ name: string, privacy?: string, kind?: string, description?: string, static?: boolean }} member */
const isPublic = ({ name, privacy, static: isStatic }) =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !isStatic && !machinery.has(name);

/** The tag of a class is the name of its file: `src/queue/codeloom-queue.ts` (defineTag registers it). */
function publicElements() {
  return {
    name: 'codeloom-public-elements',
    // Types come with the analyzer's own schema; the parameter is its manifest.
    /** @param {{ customElementsManifest: { modules: any[] } }} context */
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        const tag = path.basename(module.path, '.ts');
        module.exports = [];
        for (const declaration of module.declarations) {
          if (declaration.kind !== 'class') continue;
          declaration.members = (declaration.members ?? []).filter(isPublic);
          declaration.attributes = (declaration.attributes ?? []).filter(
            (/** @type {{ name?: string }} */ { name }) => name,
          );
          delete declaration.mixins;
          if (!/^codeloom-/.test(tag) || /^src\/internal\//.test(module.path)) continue;
          declaration.customElement = true;
          declaration.tagName = tag;
          module.exports = [
            { kind: 'js', name: declaration.name, declaration: { name: declaration.name, module: module.path } },
            {
              kind: 'custom-element-definition',
              name: tag,
              declaration: { name: declaration.name, module: module.path },
            },
          ];
        }
        module.declarations = module.declarations.filter(
          (/** @type {{ kind: string, customElement?: boolean }} */ { kind, customElement }) =>
            kind === 'class' && customElement,
        );
      }
      customElementsManifest.modules = customElementsManifest.modules.filter(
        ({ declarations }) => declarations.length > 0,
      );
    },
  };
}

export default {
  globs: ['src/*/codeloom-*.ts', 'src/internal/encounter-element.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', 'src/internal/codeloom-event.ts'],
  outdir: 'dist',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [publicElements()],
};
