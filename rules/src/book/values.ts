import type { Book, Rule } from './types.ts';

/** The rule with an id. A rule that code names and the book lacks is a defect of the build, so it is said loudly. */
export function ruleOf(book: Book, id: string): Rule {
  const rule = book.rules.find((item) => item.id === id);
  if (rule === undefined) throw new RangeError(`The rule book has no rule "${id}". Run: npm run book`);
  return rule;
}

/** The value in force on a date; undefined before its first date. */
export function valueOn(rule: Rule, name: string, date: string): number | string | readonly string[] | undefined {
  const dated = rule.values[name];
  if (dated === undefined) throw new RangeError(`The rule "${rule.id}" has no value "${name}".`);
  let found: number | string | readonly string[] | undefined;
  for (const from of Object.keys(dated).sort()) if (from <= date) found = dated[from];
  return found;
}

/** A code in force on a date; empty where there is none. */
export function codeOn(rule: Rule, name: string, date: string): string {
  const value = valueOn(rule, name, date);
  return typeof value === 'string' ? value : '';
}

/** A list of codes in force on a date. */
export function listOn(rule: Rule, name: string, date: string): readonly string[] {
  const value = valueOn(rule, name, date);
  return typeof value === 'object' ? value : [];
}

/** A number in force on a date. */
export function numberOn(rule: Rule, name: string, date: string): number | undefined {
  const value = valueOn(rule, name, date);
  return typeof value === 'number' ? value : undefined;
}

/** Is the rule in force on the date of service? */
export function isInForce(rule: Rule, date: string): boolean {
  return date >= rule.effective.from && (rule.effective.to === null || date <= rule.effective.to);
}
