import { currentLocale } from './localize.ts';

/** `10,000`. */
export function formatCount(count: number): string {
  return number('count', {}).format(count);
}

/** `71%`. Rounded, never up to certainty: 99.6% stays 99%. */
export function formatPercent(share: number): string {
  const percent = share >= 1 ? 100 : Math.min(99, Math.round(share * 100));
  return number('percent', { style: 'percent' }).format(percent / 100);
}

/** `1 place`, `2 places`. Give both forms through `msg` where people read them. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `2 Mar 2026, 10:42`, in the reader's own time zone. */
export function formatInstant(instant: string): string {
  return date('instant', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** `3 Oct 2025` of a calendar date. */
export function formatDate(day: string): string {
  return date('day', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** `Oct 2025` of a calendar date. */
export function formatMonth(day: string): string {
  return date('month', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** Making a formatter costs more than a row of a list, so each is made once for a language. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function number(use: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`${use} ${currentLocale().tag}`, () => new Intl.NumberFormat(currentLocale().tag, options));
}

/** Plain English names the day before the month, which nobody misreads; `en-US` is a choice of the host. */
function date(use: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { tag } = currentLocale();
  return cached(`${use} ${tag}`, () => new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, options));
}

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = formatters.get(key);
  if (known) return known as T;
  const made = make();
  formatters.set(key, made);
  return made;
}
