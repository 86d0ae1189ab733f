import { easyCases } from './easy.ts';
import { hardCases } from './hard.ts';
import { procedureCases } from './medium-procedures.ts';
import { visitCases } from './medium-visits.ts';
import type { SeedTrainingCase } from './types.ts';

export type { SeedTrainingCase, SeedTrainingLine } from './types.ts';

/** The cases that come with the product, in every environment: invented visits, not sample data of a practice. */
export const trainingCases: readonly SeedTrainingCase[] = [
  ...easyCases,
  ...visitCases,
  ...procedureCases,
  ...hardCases,
];
