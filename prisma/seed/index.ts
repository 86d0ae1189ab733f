import { riverbendDermatology } from './riverbend-dermatology.ts';
import { sampleFamilyPractice } from './sample-family-practice.ts';
import type { SeedPractice } from './types.ts';

export type { SeedEncounter, SeedPractice, SeedUser } from './types.ts';

/** Password of every seeded account. Seeded in dev only (DESIGN section 4). */
export const seedPassword = 'changeme123';

/** The platform's own admin, who belongs to no practice. */
export const seedPlatformAdmin = { email: 'platform@example.com', firstName: 'Parker', lastName: 'Quill' } as const;

/** Two practices, so that isolation can be seen. The first one's users are those of the sign-in hint. */
export const seedPractices: readonly SeedPractice[] = [sampleFamilyPractice, riverbendDermatology];
