export { findPractice, findSettings } from './practice.repository.ts';
export { practiceRoutes } from './practice.rest.ts';
export { practiceRouter } from './practice.router.ts';
export { createPracticeService } from './practice.service.ts';
export type { PracticeService } from './practice.service.ts';
