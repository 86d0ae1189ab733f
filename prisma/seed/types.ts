// Seed data is plain: the API applies it through its services, so that seeded rows went the way of all rows.

export interface SeedUser {
  email: string;
  firstName: string;
  lastName: string;
  role: 'PROVIDER' | 'BILLER' | 'PRACTICE_ADMIN';
  specialty?: string;
}

export interface SeedEncounter {
  externalId: string;
  patientPseudoId: string;
  /** Visit day, counted back from the day of seeding, so that a fresh start shows recent work. */
  daysAgo: number;
  visitType: string;
  specialty: string;
  payer?: 'commercial' | 'medicare' | 'medicaid';
  placeOfService?: string;
  ageYears?: number;
  sex?: 'f' | 'm';
  /** Email of one of the practice's providers. */
  provider: string;
  /** True where the seed also asks for the suggestion. */
  suggest: boolean;
  noteText: string;
}

export interface SeedPractice {
  organization: { name: string; billingContactName: string; billingContactEmail: string };
  name: string;
  specialty: string;
  timeZone: string;
  settings: { phiRetentionDays: number; providersFinalize: boolean; storePhi: boolean };
  users: readonly SeedUser[];
  encounters: readonly SeedEncounter[];
  /** A fixed API key for the sample EMR page, in dev only. */
  apiKey?: { name: string; secret: string };
}
