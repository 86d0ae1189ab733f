export { savedViewsRouter, worklistRouter } from './worklist.router.ts';
export { createWorklistService } from './worklist.service.ts';
export type { WorklistService } from './worklist.service.ts';
