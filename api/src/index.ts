// What other workspaces may know of the server: the type of its router, nothing that runs.
export type { AppRouter } from './router.ts';
