import {
  faker as english,
  fakerDE,
  fakerES_MX,
  fakerFR,
  fakerEN_IN,
  fakerEN_NG,
  fakerVI,
  type Faker,
} from '@faker-js/faker';

const peoples: readonly Faker[] = [
  english,
  english,
  english,
  english,
  fakerES_MX,
  fakerEN_IN,
  fakerEN_NG,
  fakerVI,
  fakerFR,
  fakerDE,
];

/** Makes the values of one seed; every draw goes through faker, so that a seed gives the same notes again. */
export function values(seed: number) {
  for (const faker of peoples) faker.seed(seed);
  const pick = <T>(items: readonly T[]): T => english.helpers.arrayElement([...items]);
  const digits = (length: number): string => english.string.numeric({ length, allowLeadingZeros: false });
  const letters = (length: number): string => english.string.alpha({ length, casing: 'upper' });
  const shape = (form: string): string =>
    form.replace(/[#?]/g, (sign) =>
      sign === '#' ? english.string.numeric(1) : english.string.alpha({ length: 1, casing: 'upper' }),
    );
  const people = pick(peoples);
  const firstName = (): string => people.person.firstName().replace(/[^\p{L}' -]/gu, '');
  const lastName = (): string =>
    people.person
      .lastName()
      .split(' ')[0]
      ?.replace(/[^\p{L}'-]/gu, '') ?? 'Ruiz';
  const past = (): Date => english.date.between({ from: '2015-01-01', to: '2026-06-30' });

  const dateIn = (date: Date): string => {
    const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const long = date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
    const short = long.slice(0, 3);
    const two = (value: number): string => String(value).padStart(2, '0');
    return pick([
      `${two(m)}/${two(d)}/${y}`,
      `${m}/${d}/${y}`,
      `${m}/${d}/${two(y % 100)}`,
      `${y}-${two(m)}-${two(d)}`,
      `${m}-${d}-${y}`,
      `${two(m)}.${two(d)}.${y}`,
      `${long} ${d}, ${y}`,
      `${short} ${d}, ${y}`,
      `${d} ${long} ${y}`,
      `${two(d)}-${short}-${y}`,
      `${short}. ${d} ${y}`,
      `${long} ${d}`,
      `${long} ${y}`,
      `${two(d)}${short.toUpperCase()}${y}`,
    ]);
  };
  const phone = (): string =>
    pick([
      shape('(4##) 5##-####').replace(/\(4/, () => `(${digits(1)}`),
      `${digits(1).replace('1', '7')}${shape('##-3##-####')}`,
      `${pick(['2', '3', '6', '9'])}${shape('##.4##.####')}`,
      `+1 ${pick(['2', '5', '8'])}${shape('## 7## ####')}`,
      `1-${pick(['8', '9'])}${shape('##-2##-####')}`,
      `${pick(['3', '4', '7'])}${shape('##/8##-####')}`,
      `${pick(['2', '6'])}${shape('##6######')}`,
      `(${pick(['2', '5', '9'])}${shape('##)3##-#### ext. ###')}`,
    ]);
  return {
    pick,
    digits,
    letters,
    shape,
    firstName,
    lastName,
    past,
    dateIn,
    date: () => dateIn(past()),
    birthDate: () => english.date.birthdate({ min: 1, max: 88, mode: 'age' }),
    fullName: () => `${firstName()} ${lastName()}`,
    street: () => english.location.streetAddress({ useFullAddress: english.datatype.boolean() }),
    city: () => english.location.city(),
    state: () => english.location.state({ abbreviated: true }),
    zip: () => english.location.zipCode(pick(['#####', '#####-####'])),
    email: () => english.internet.email(),
    url: () =>
      pick([
        english.internet.url(),
        `www.${english.internet.domainName()}`,
        `https://${english.internet.domainName()}/patients/${digits(6)}?ref=${letters(4)}`,
        `${english.internet.domainName()}/portal`,
      ]),
    ip: () => pick([english.internet.ipv4(), english.internet.ipv4(), english.internet.ipv6()]),
    vin: () => english.vehicle.vin(),
    plate: () => pick([english.vehicle.vrm(), shape('???-####'), shape('#???###'), shape('??# ##?')]),
    mac: () => english.internet.mac(),
    age: () => english.number.int({ min: 2, max: 88 }),
    phone,
    chance: (part: number) => english.number.float() < part,
    some: <T>(items: readonly T[], count: number): T[] =>
      english.helpers.arrayElements([...items], Math.min(count, items.length)),
    shuffle: <T>(items: readonly T[]): T[] => english.helpers.shuffle([...items]),
  };
}
export type Values = ReturnType<typeof values>;
