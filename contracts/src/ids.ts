import { z } from 'zod';

/** UUIDv7 made by the application; its time prefix keeps index pages hot. */
export const idSchema = z.uuid('Use an id as Codeloom gave it, such as 0192f0c4-5a6b-7c8d-9e0f-123456789abc.');

export const practiceIdSchema = idSchema.brand<'PracticeId'>();
export type PracticeId = z.infer<typeof practiceIdSchema>;
export const userIdSchema = idSchema.brand<'UserId'>();
export type UserId = z.infer<typeof userIdSchema>;
export const encounterIdSchema = idSchema.brand<'EncounterId'>();
export type EncounterId = z.infer<typeof encounterIdSchema>;

/** A calendar date, YYYY-MM-DD, without a time zone: the date of service as it stands on a claim. */
export const dateSchema = z.iso
  .date('Write a date as YYYY-MM-DD, such as 2026-03-12.')
  .refine((date) => date >= '1900-01-01' && date <= '2199-12-31', 'Write a date between 1900 and 2199.');
/** A span of dates reads forwards. ISO dates compare as text. */
export const isForwards = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;
export const backwards = { message: 'from lies after to. Exchange the two dates.', path: ['from'] };

/** An instant, RFC 3339 in UTC. */
export const instantSchema = z.iso.datetime();
