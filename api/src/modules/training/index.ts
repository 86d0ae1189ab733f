export { trainingRouter } from './training.router.ts';
export { trainingRoutes } from './training.rest.ts';
export { createTrainingService } from './training.service.ts';
export type { TrainingService } from './training.service.ts';
