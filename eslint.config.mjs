// @ts-check
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', 'stories/test/**', '**/testing/**', '**/type-tests/**', 'e2e/**'];
const litPackages = ['elements/**/*.ts', 'admin-portal/**/*.ts', 'stories/**/*.ts'];
const browserCode = ['sdk/src/**/*.ts', 'elements/src/**/*.ts', 'admin-portal/src/**/*.ts'];

/** Imports that are refused, each with what to do instead. */
const refusedPaths = [
  {
    name: 'lucia',
    message: 'Sessions go through api/src/modules/auth/session-store.ts, the one file that knows lucia.',
  },
  {
    name: 'pglite-prisma-adapter',
    message: 'It acknowledges a failed COMMIT. Reach PGlite through @prisma/adapter-pg and pglite-socket.',
  },
  ...['unsafe-html', 'unsafe-svg', 'unsafe-mathml'].map((name) => ({
    name: `lit/directives/${name}.js`,
    message: 'Texts are rendered as text. Build the nodes with html`…` or svg`…`.',
  })),
  {
    name: '@awesome.me/webawesome',
    message: 'Import each component by its own path, such as @awesome.me/webawesome/dist/components/dialog/dialog.js.',
  },
];
const refusedPatterns = [
  {
    regex: '^(\\.\\./)+(contracts|rules|prisma|api|sdk|elements|admin-portal)/',
    message: 'Import another workspace by its package name, such as @codeloom/contracts.',
  },
];
const refusedInBrowsers = [
  {
    name: 'zod',
    message: 'Classic zod costs 26 to 92 kB in a bundle. Take types from @codeloom/contracts.',
    allowTypeImports: true,
  },
];

/** Syntax that is refused everywhere, with what to do instead. */
const refusedSyntax = [
  {
    selector: "AssignmentExpression[left.type='MemberExpression'][left.property.name=/^(inner|outer)HTML$/]",
    message: 'Texts are rendered as text: use textContent, or a Lit template.',
  },
];

/** @param {string} names */
const globalsOf = (names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, /** @type {const} */ ('readonly')]));

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/coverage/',
      '.codeloom/',
      '.cache/',
      'prisma/generated/',
      'rules/src/gen/',
      'stories/examples/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.mjs', '.*.mjs', '*/bin/*.js', '*/*.config.mjs'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...refusedSyntax],
      '@typescript-eslint/no-restricted-imports': ['error', { paths: refusedPaths, patterns: refusedPatterns }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `{}` of an empty object type and `void` in unions of callbacks are used on purpose in public types.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['rules/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'rules are pure: pass what you need as an argument.' },
        { name: 'fetch', message: 'rules are pure: no I/O.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'rules have no clock: pass the date of service.' },
        { object: 'Math', property: 'random', message: 'rules have no chance: the same note gives the same codes.' },
      ],
    },
  },
  {
    files: ['api/src/**/*.ts'],
    ignores: [...tests, 'api/src/platform/config.ts', 'api/src/main.ts', 'api/src/cli/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read once, in api/src/platform/config.ts.' },
      ],
    },
  },
  {
    files: ['api/src/modules/auth/session-store.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: refusedPaths.filter(({ name }) => name !== 'lucia'), patterns: refusedPatterns },
      ],
    },
  },
  {
    files: browserCode,
    ignores: tests,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [...refusedPaths, ...refusedInBrowsers], patterns: refusedPatterns },
      ],
    },
  },
  {
    files: litPackages,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement', 'CodeloomElement'] }, litHtmlSources: true },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-template-map': 'off',
      // Utility classes hold `>`, which HTML allows in a quoted value.
      'lit/attribute-value-entities': 'off',
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/lifecycle-super': 'error',
      // Class and registration are separate modules on purpose (STYLE section 5).
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
    },
  },
  {
    files: ['tools/**', '*/build/**', 'api/src/cli/**', 'api/bin/**', '*.config.mjs', 'elements/dev/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: tests,
    rules: {
      // A test may say what it knows: that the third row is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // tools stand above the workspaces and are imported by nobody.
    files: ['tools/**'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Plain JavaScript is checked by the compiler through JSDoc; the parts that only typed source can satisfy are off.
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globalsOf('process fetch URL setTimeout clearTimeout console') } },
  },
  {
    files: ['tools/demo/page/*.js', 'admin-portal/public/*.js', 'api/pages/*.js'],
    languageOptions: { globals: { ...globalsOf('window document localStorage FormData URLSearchParams') } },
  },
);
