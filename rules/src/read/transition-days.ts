import type { Range } from './facts.ts';

/** A day as a note tells it: a weekday, or a date whose year may be left out. */
export type ToldDay =
  | { readonly kind: 'weekday'; readonly weekday: number; readonly at: Range }
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly at: Range;
    };

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A weekday, an ISO date, month/day with or without a year, or "June 2", as one expression without groups. */
export const dayWords = `(?:${weekdays.join('|')}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\/\\d{1,2}(?:\\/\\d{2,4})?|(?:${months.join('|')})[a-z]*\\.? \\d{1,2}(?:,? \\d{4})?|\\d{1,2} (?:${months.join('|')})[a-z]*(?: \\d{4})?)`;

const MS_PER_DAY = 86_400_000;
const DAYS_IN_WEEK = 7;

/** Reads what `dayWords` found. */
export function toldDay(text: string, at: Range): ToldDay | null {
  const weekday = weekdays.indexOf(text.toLowerCase());
  if (weekday >= 0) return { kind: 'weekday', weekday, at };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), at);
  const local = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?$/.exec(text);
  if (local) return dateOf(yearOf(local[3]), Number(local[1]), Number(local[2]), at);
  const dayFirst = /^(\d{1,2}) ([a-z]{3})[a-z]*(?: (\d{4}))?$/i.exec(text);
  if (dayFirst)
    return dateOf(yearOf(dayFirst[3]), months.indexOf((dayFirst[2] ?? '').toLowerCase()) + 1, Number(dayFirst[1]), at);
  const named = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:,? (\d{4}))?$/i.exec(text);
  return named === null
    ? null
    : dateOf(yearOf(named[3]), months.indexOf((named[1] ?? '').toLowerCase()) + 1, Number(named[2]), at);
}

const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

function dateOf(year: number | null, month: number, day: number, at: Range): ToldDay | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { kind: 'date', year, month, day, at } : null;
}

/** Days since 1970; a year that is left out is the one of the visit, or the one before it. */
function serialOf(day: Extract<ToldDay, { kind: 'date' }>, visit: string): number {
  const year = day.year ?? Number(visit.slice(0, 4));
  const found = Date.UTC(year, day.month - 1, day.day) / MS_PER_DAY;
  return day.year === null && found > Date.parse(visit) / MS_PER_DAY
    ? Date.UTC(year - 1, day.month - 1, day.day) / MS_PER_DAY
    : found;
}

/** Whole days from one told day to a later one; null where one is a weekday and the other a date. */
export function daysBetween(from: ToldDay, to: ToldDay, visit: string): number | null {
  if (from.kind === 'weekday' && to.kind === 'weekday')
    return (to.weekday - from.weekday + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  if (from.kind !== 'date' || to.kind !== 'date') return null;
  const year = Number(visit.slice(0, 4));
  const days =
    from.year === null && to.year === null
      ? (Date.UTC(year, to.month - 1, to.day) - Date.UTC(year, from.month - 1, from.day)) / MS_PER_DAY
      : serialOf(to, visit) - serialOf(from, visit);
  return days < 0 ? null : days;
}

/** Days from a told date to the date of service. */
export function daysUntil(from: ToldDay, visit: string): number | null {
  if (from.kind !== 'date') return null;
  const days = Date.parse(visit) / MS_PER_DAY - serialOf(from, visit);
  return days < 0 ? null : days;
}

/** Business days from one told day to a later one: Monday to Friday (CPT: transitional care), holidays not counted out. */
export function businessDaysBetween(from: ToldDay, to: ToldDay, visit: string): number | null {
  const days = daysBetween(from, to, visit);
  if (days === null) return null;
  const first = from.kind === 'weekday' ? from.weekday : new Date(serialOf(from, visit) * MS_PER_DAY).getUTCDay();
  let business = 0;
  for (let step = 1; step <= days; step += 1) {
    const weekday = (first + step) % DAYS_IN_WEEK;
    if (weekday !== 0 && weekday !== 6) business += 1;
  }
  return business;
}
