const counts = new Intl.NumberFormat('en-US');

/** `10,000`. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** `71%`. Rounded, never up to certainty: 99.6% stays 99%. */
export function formatPercent(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.round(share * 100))}%`;
}

/** `1 place`, `2 places`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `2 Mar 2026, 10:42`, in the reader's own time zone. */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** `3 Oct 2025` of a calendar date. */
export function formatDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
