// @ts-check
import table from '../../.dependency-cruiser.mjs';

/**
 * The modules of the api form a DAG. A cruise of its own, because it looks at folders: it sees the modules only, and not
 * their tests, which may start the whole server.
 */
export default {
  forbidden: [
    {
      name: 'modules-form-a-dag',
      severity: 'error',
      comment: 'Two modules of the api need each other: move what both need into one of them, or into a third.',
      scope: 'folder',
      from: { path: '^api/src/modules/[^/]+$' },
      to: { circular: true },
    },
  ],
  options: {
    ...table.options,
    includeOnly: { path: '^api/src/modules/' },
    exclude: { path: [...table.options.exclude.path, '[.]test[.]ts$'] },
  },
};
