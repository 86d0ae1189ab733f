export { safeCell } from './csv-cell.ts';
export { exportsRouter } from './exports.router.ts';
export { exportRoutes } from './exports.rest.ts';
export { createExportsService } from './exports.service.ts';
export type { ExportsService } from './exports.service.ts';
