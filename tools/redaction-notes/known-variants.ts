import type { KnownValue } from '@codeloom/api/redact';
import { values } from './values.ts';

/** One value of a record and twelve ways in which a note may write it. */
export interface KnownCase {
  readonly known: KnownValue;
  readonly variants: readonly string[];
}

const stripAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function nameCase(first: string, last: string): KnownCase {
  const swapped = last.length > 5 ? `${last.slice(0, 3)}${last.charAt(4)}${last.charAt(3)}${last.slice(5)}` : last;
  return {
    known: { class: 'name', value: `${first} ${last}` },
    variants: [
      `${first} ${last}`,
      `${last}, ${first}`,
      `${first} ${last}`.toUpperCase(),
      `${first} ${last}`.toLowerCase(),
      `${last.toUpperCase()}, ${first.toUpperCase()}`,
      `${first.charAt(0)}. ${last}`,
      `${first} ${last.charAt(0)}.`,
      `Mr. ${last}`,
      `${first} J. ${last}`,
      stripAccents(`${first} ${last}`),
      `${first}  ${last}'s`,
      `${first} ${swapped}`,
    ],
  };
}

function dateCase(date: Date): KnownCase {
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const two = (value: number): string => String(value).padStart(2, '0');
  const month = months[m - 1] ?? '';
  return {
    known: { class: 'date', value: `${y}-${two(m)}-${two(d)}` },
    variants: [
      `${y}-${two(m)}-${two(d)}`,
      `${two(m)}/${two(d)}/${y}`,
      `${m}/${d}/${y}`,
      `${m}-${d}-${y}`,
      `${two(m)}.${two(d)}.${y}`,
      `${month} ${d}, ${y}`,
      `${month.slice(0, 3)} ${d}, ${y}`,
      `${d} ${month} ${y}`,
      `${two(d)}-${month.slice(0, 3)}-${y}`,
      `${y}/${two(m)}/${two(d)}`,
      `${y}${two(m)}${two(d)}`,
      `${month.toUpperCase()} ${d} ${y}`,
    ],
  };
}

function spreads(text: string, separators: readonly string[], size: number): string[] {
  const groups = text.match(new RegExp(`.{1,${size}}`, 'g')) ?? [text];
  return separators.map((separator) => groups.join(separator));
}

function keyCase(kind: KnownValue['class'], value: string): KnownCase {
  const bare = value.replace(/[^A-Za-z0-9]/g, '');
  return {
    known: { class: kind, value },
    variants: [
      value,
      bare,
      bare.toLowerCase(),
      `#${bare}`,
      `(${bare})`,
      ...spreads(bare, ['-', ' ', '.', '/', ' - '], 3),
      ...spreads(bare, ['-', ' '], 4),
    ],
  };
}

function phoneCase(digits: string): KnownCase {
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return {
    known: { class: 'phone', value: `(${a}) ${b}-${c}` },
    variants: [
      `(${a}) ${b}-${c}`,
      `${a}-${b}-${c}`,
      `${a}.${b}.${c}`,
      `${a} ${b} ${c}`,
      `${a}${b}${c}`,
      `+1 ${a} ${b} ${c}`,
      `1-${a}-${b}-${c}`,
      `(${a})${b}-${c}`,
      `${a}/${b}-${c}`,
      `${b}-${c}`,
      `+1${a}${b}${c}`,
      `${a}–${b}–${c}`,
    ],
  };
}

function emailCase(email: string): KnownCase {
  const [user = '', host = ''] = email.split('@');
  return {
    known: { class: 'email', value: email },
    variants: [
      email,
      email.toUpperCase(),
      email.toLowerCase(),
      `<${email}>`,
      `${user} @ ${host}`,
      `${user} at ${host}`,
      `${user}[at]${host}`,
      `${user}(at)${host}`,
      `mailto:${email}`,
      `"${email}"`,
      `${user}@${host.replace('.', ' . ')}`,
      `${user} at ${host.replaceAll('.', ' dot ')}`,
    ],
  };
}

function addressCase(number: string, street: string, city: string, state: string, zip: string): KnownCase {
  return {
    known: { class: 'address', value: `${number} North ${street} Street, ${city}, ${state} ${zip}` },
    variants: [
      `${number} North ${street} Street, ${city}, ${state} ${zip}`,
      `${number} N ${street} St, ${city}, ${state} ${zip}`,
      `${number} N. ${street} St., ${city} ${state} ${zip}`,
      `${number} north ${street.toLowerCase()} street, ${city.toLowerCase()}, ${state.toLowerCase()} ${zip}`,
      `${number} NORTH ${street.toUpperCase()} STREET, ${city.toUpperCase()}, ${state} ${zip}`,
      `${number} North ${street} Street\n${city}, ${state} ${zip}`,
      `${number} N ${street} Street`,
      `${number} North ${street} St.`,
      `${city}, ${state} ${zip}`,
      `${number} North ${street} Street ${city} ${state} ${zip}`,
      `${number} N ${street} St; ${city}; ${state}; ${zip}`,
      `${number}  North ${street}  Street,  ${city},  ${state}  ${zip}`,
    ],
  };
}

/** Eight values of one synthetic record, each in twelve ways of writing: 96 spans a seed. */
export function knownCases(seed: number): KnownCase[] {
  const v = values(seed);
  const nineDigits = v.digits(9);
  return [
    nameCase(v.firstName(), v.lastName()),
    dateCase(v.birthDate()),
    keyCase('mrn', v.digits(8)),
    phoneCase(`${v.pick(['2', '4', '7'])}${v.digits(2)}${v.pick(['3', '5', '8'])}${v.digits(6)}`),
    emailCase(v.email()),
    keyCase('ssn', `${nineDigits.slice(0, 3)}-${nineDigits.slice(3, 5)}-${nineDigits.slice(5)}`),
    keyCase('plan', v.shape('???#########')),
    addressCase(v.digits(4), v.lastName().replace(/[^\p{L}]/gu, ''), v.city(), v.state(), v.digits(5)),
  ];
}
