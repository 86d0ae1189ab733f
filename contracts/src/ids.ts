import { z } from 'zod';

/** UUIDv7 made by the application; its time prefix keeps index pages hot. */
export const idSchema = z.uuid();

export const practiceIdSchema = idSchema.brand<'PracticeId'>();
export type PracticeId = z.infer<typeof practiceIdSchema>;
export const userIdSchema = idSchema.brand<'UserId'>();
export type UserId = z.infer<typeof userIdSchema>;
export const encounterIdSchema = idSchema.brand<'EncounterId'>();
export type EncounterId = z.infer<typeof encounterIdSchema>;

/** A calendar date, YYYY-MM-DD, without a time zone: the date of service as it stands on a claim. */
export const dateSchema = z.iso
  .date()
  .refine((date) => date >= '1900-01-01' && date <= '2199-12-31', 'Write a date between 1900 and 2199.');
/** An instant, RFC 3339 in UTC. */
export const instantSchema = z.iso.datetime();
