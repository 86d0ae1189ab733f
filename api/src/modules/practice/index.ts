export { findPractice } from './practice.repository.ts';
export { practiceRoutes } from './practice.rest.ts';
