import { AppError } from '../../platform/errors.ts';

const DAY_MS = 86_400_000;

/**
 * A note tells of a visit that took place, so its date is at most today somewhere on earth. Time zones reach from UTC-12 to UTC+14
 * (IANA tz): wherever the visit was, its date is not later than tomorrow in UTC.
 */
export function assertDateOfService(encounterDate: string | undefined, now: Date): void {
  const latest = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  if (encounterDate === undefined || encounterDate <= latest) return;
  throw new AppError(
    'invalidInput',
    'encounterDate: this date of service lies in the future. Write the day on which the visit took place.',
    [{ path: 'encounterDate', message: 'This date of service lies in the future.' }],
  );
}
