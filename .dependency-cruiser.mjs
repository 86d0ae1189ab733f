// The architecture (DESIGN section 1), as a check: `npm run check` and tools/checks/import-table.test.ts run it.

/**
 * Who may import whom: yes, `types` = `import type` only; a cell that is not here fails.
 * @type {Readonly<Record<string, Readonly<Record<string, 'yes' | 'types'>>>>}
 */
export const importTable = {
  contracts: {},
  prisma: {},
  rules: { contracts: 'yes' },
  api: { contracts: 'yes', rules: 'yes', prisma: 'yes' },
  sdk: { contracts: 'yes', api: 'types' },
  elements: { contracts: 'yes', sdk: 'yes' },
  'admin-portal': { contracts: 'yes', sdk: 'yes', elements: 'yes' },
  // Stories may hand the in-memory fake an engine (DESIGN section 1).
  stories: { contracts: 'yes', rules: 'yes', sdk: 'yes', elements: 'yes' },
};

const workspaces = Object.keys(importTable);
const tests = '[.]test[.]ts$|/testing/|/type-tests/';
/** Folders of the browser packages that never ship. */
const workshop = '^elements/dev/|[.]config[.](ts|mjs)$';

/** What tests alone may import: an engine to hand the in-memory fake, and the server that the fake is compared with. @param {string} importer @param {string} imported */
function testsMay(importer, imported) {
  if (imported === 'rules') return { pathNot: `${tests}|${workshop}` };
  if (importer === 'sdk' && imported === 'api') return { pathNot: tests };
  return {};
}

/** Each blank or `types` cell of the table as one rule. */
const tableRules = workspaces.flatMap((importer) =>
  workspaces
    .filter((imported) => imported !== importer && importTable[importer]?.[imported] !== 'yes')
    .map((imported) => {
      const typesOnly = importTable[importer]?.[imported] === 'types';
      return {
        name: `${importer}-to-${imported}`,
        severity: 'error',
        comment: typesOnly
          ? `${importer} may take types of ${imported} only: write \`import type\`.`
          : `${importer} may not import ${imported}: see the import table in ARCHITECTURE.md.`,
        from: { path: `^${importer}/`, ...testsMay(importer, imported) },
        to: { path: `^${imported}/`, ...(typesOnly && { dependencyTypesNot: ['type-only'] }) },
      };
    }),
);

export default {
  forbidden: [
    ...tableRules,
    {
      name: 'prisma-from-repositories-only',
      severity: 'error',
      comment: 'Only repositories and api/src/platform talk to the database: call a repository from your service.',
      from: { path: '^api/', pathNot: '^api/src/(platform|testing|seed)/|[.]repository[.]ts$' },
      to: { path: '^prisma/' },
    },
    {
      name: 'seed-reads-seed-data-only',
      severity: 'error',
      comment: 'api/src/seed applies the data of prisma/seed through the services; it does not open the database.',
      from: { path: '^api/src/seed/', pathNot: tests },
      to: { path: '^prisma/(?!seed/|seed[.]ts|index[.]ts)' },
    },
    {
      name: 'modules-through-their-front-door',
      severity: 'error',
      comment: 'Import another module of the api by its index.ts.',
      from: { path: '^api/src/modules/([^/]+)/' },
      to: { path: '^api/src/modules/(?!$1/)[^/]+/(?!index[.]ts$)' },
    },
    {
      name: 'server-uses-front-doors',
      severity: 'error',
      comment: 'Code outside the modules imports a module, or a part of one, by its index.ts.',
      from: { path: '^api/', pathNot: '^api/src/(modules|testing)/' },
      to: { path: '^api/src/modules/[^/]+/', pathNot: '/index[.]ts$' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      comment: 'api/src/platform lies under the modules: pass what it needs as an argument.',
      from: { path: '^api/src/platform/', pathNot: tests },
      to: { path: '^api/src/modules/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files import each other in a circle: move what both need into a file of its own.',
      from: { pathNot: '^prisma/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      comment: 'contracts and rules do no I/O: what they need comes in as an argument.',
      from: { path: '^(contracts|rules)/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-stand-alone',
      severity: 'error',
      comment: 'rules use contracts, a pure SHA-256 and a pure XML parser, nothing else at run time.',
      from: { path: '^rules/src/', pathNot: tests },
      to: { path: 'node_modules/(?!@noble/|saxes/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contracts-take-zod-only',
      severity: 'error',
      comment: 'contracts use zod and nothing else.',
      from: { path: '^contracts/src/', pathNot: tests },
      to: { path: 'node_modules/(?!zod/)' },
    },
    {
      name: 'browser-code',
      severity: 'error',
      comment: 'This code runs in a browser: Node is not there.',
      from: { path: '^(sdk|elements|admin-portal)/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-zod-in-browsers',
      severity: 'error',
      comment: 'Classic zod costs 26 to 92 kB in a bundle: browser code takes types of contracts only.',
      from: { path: '^(sdk|elements|admin-portal)/src/', pathNot: tests },
      to: { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tools',
      severity: 'error',
      comment: 'tools and e2e are programs: nothing imports them.',
      from: { pathNot: '^(tools|e2e)/' },
      to: { path: '^(tools|e2e)/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      comment: 'Shipped code may not lean on a test.',
      from: { pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules/(?!@codeloom)'] },
    exclude: {
      path: ['(^|/)dist/', '^stories/examples/', '^prisma/generated/', '[.]css($|[?])', '[?](inline|raw|url)$'],
    },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6'],
    extraExtensionsToScan: [],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
