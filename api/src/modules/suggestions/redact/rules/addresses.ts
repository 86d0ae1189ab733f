import { givenNames } from '../words.ts';
import { patternRule, type Rule } from './pattern.ts';

const suffix =
  'street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|circle|cir|boulevard|blvd|place|pl|terrace|ter|way|parkway|pkwy|highway|hwy|route|rte|trail|trl|square|sq|loop|alley|aly|plaza|plz|crescent|cres|crossing|xing|row|run|path|pike|turnpike|tpke|ridge|point|pt|cove|cv|hollow|mews|bend|glen|heights|hts|meadows?|mount|mill|mills|village|valley|views?|walk|extension|expressway|causeway|camp|canyon|bypass|brook|bluffs?|garden|gardens|gateway|grove|harbor|haven|hill|hills|island|isle|junction|knolls?|lake|lakes|landing|lodge|manor|motorway|oval|overpass|park|pass|pine|pines|plain|plains|port|prairie|ranch|rapids|rest|river|shoals?|shores?|skyway|springs?|spurs?|station|stravenue|stream|summit|throughway|trace|track|trafficway|tunnel|underpass|union|vista|ville|ways|wells|estates?|falls|ferry|fields?|flats?|fords?|forest|forge|forks?|fort|freeway|key|keys|locks?|divide|dam|dale|creek|corners?|course|common|commons|cliffs?|club|center|cape|burgs?|branch|bottom|bayou|beach|arcade|annex|mountain|neck|orchard|parkways|roads|streets|light|lights';
const states =
  'A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]';
const stateNames =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming';
const unit =
  '(?:,?\\s{1,2}(?:apt|apartment|suite|ste|unit|bldg|building|floor|fl|rm|room|lot|#)\\.?\\s?#?[\\w-]{1,8})?';
const cityWord = "(?:St\\. |Ft\\. |Mt\\. )?[A-Z][a-z'][A-Za-z'-]{1,24}";
const place = `${cityWord}(?: ${cityWord}){0,3}`;
const tail = `(?:,?\\s{1,3}${place})?(?:,?\\s{1,3}(?:${states}|${stateNames})\\b\\.?)(?:,?\\s{1,3}\\d{5}(?:-\\d{4})?)?`;

const streetWord = "(?:[A-Za-z][A-Za-z'.-]{0,24}|\\d{1,3}(?:st|nd|rd|th))";
const capitalStreet = new RegExp(
  `(?<![\\w./-])\\d{1,6}[A-Za-z]?(?:-\\d{1,4})?\\s{1,2}(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.?\\s)?(?=[A-Z0-9])${streetWord}(?:\\s${streetWord}){0,3}?\\s(?:${suffix})\\b\\.?(?:\\s(?:N|S|E|W|NE|NW|SE|SW)\\b\\.?)?${unit}(?:${tail}|,\\s${place})?`,
  'gi',
);
/** Street types short enough to be checked in any case; the long list above needs a capital letter. */
const plainSuffix =
  /\b(?:street|st|avenue|ave|road|rd|drive|lane|ln|court|boulevard|blvd|place|terrace|parkway|pkwy|highway|hwy|circle|trail|way)\b/i;
const measure =
  /^\d+\s+(?:mg|mcg|ml|minutes?|min|hours?|days?|weeks?|months?|years?|tablets?|units?|cm|mm|times|view|lead|point)\b/i;

const poBox = patternRule(
  'address',
  new RegExp(`\\bP\\.?\\s?O\\.?\\s?(?:Box|BOX|box)\\s?#?\\s?\\d{1,8}\\b(?:${tail}|,\\s${place})?`, 'g'),
);
const stateAndZip = patternRule(
  'address',
  new RegExp(`(?:${place},?\\s{1,3})?\\b(?:${states}|${stateNames}),?\\s{1,3}\\d{5}(?:-\\d{4})?\\b`, 'g'),
);
/** `Ana Ruiz, MD` and `Ruth Sanchez, PA` are people with a degree, not towns of Maryland and Pennsylvania. */
const cityAndState = patternRule(
  'address',
  new RegExp(`\\b${place},\\s(?:${states}|${stateNames})\\b(?!['-])`, 'g'),
  (found) => !(/, (?:MD|PA|MA|DO)$/.test(found) && givenNames.has((/^[A-Za-z]+/.exec(found)?.[0] ?? '').toLowerCase())),
);
const capitals = "[A-Z][A-Za-z'.-]{1,24}(?:\\s[A-Z][A-Za-z'.-]{1,24}){0,4}";
/** A number and capitalized words with a flat or a city behind them, whatever the street is called. */
const numberedPlace = patternRule(
  'address',
  new RegExp(
    `(?<![\\w./-])\\d{1,6}[A-Za-z]?\\s${capitals}(?:,?\\s(?:Apt|Apartment|Suite|Ste|Unit|Bldg|Rm|Room|#)\\.?\\s?#?[\\w-]{1,8}(?:${tail})?|,\\s${place},\\s(?:${states}|${stateNames})\\b(?:,?\\s\\d{5}(?:-\\d{4})?)?)`,
    'g',
  ),
);
const announcedPlace = patternRule(
  'address',
  new RegExp(
    `\\b(?:[Aa]ddress|[Rr]esidence|[Ll]ives at|[Ll]iving at|[Rr]esides at|[Ll]ocated at|is at|[Ss]taying at)\\s?:?\\s{1,3}(?<id>\\d{1,6}[A-Za-z]?\\s${capitals}${unit}(?:,\\s${place})?)`,
    'dg',
  ),
);
const zipPlusFour = patternRule('address', /(?<![\w.-])\d{5}-\d{4}(?![\w-])/g);
const labelledZip = patternRule(
  'address',
  /\b(?:zip(?:\s?code)?|postal code|postcode)\s{0,2}(?:is|:|#)?\s{0,2}(?<id>\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b/dgi,
);
const labelledAddress = patternRule(
  'address',
  /\b(?:(?:home|mailing|street|current|billing|work) address|address|residence|addr)\s?(?::|is)\s{0,3}(?<id>[^\n;]{6,120}?)(?=\s{2,}|[\n;]|\.(?:\s|$)|$|,?\s(?:phone|tel|cell|email|mrn|dob)\b)/dgi,
  (found) => /\d/.test(found) && !/@|https?:/.test(found),
);
const livesIn = patternRule(
  'address',
  new RegExp(
    `\\b(?:[Ll]ives?|[Ll]iving|[Ll]ived|[Rr]esides?|residing|resident|[Mm]oved|relocated|grew up|[Bb]orn|raised|[Ww]orks?|[Ww]orking|[Ee]mployed|commutes?|drove|traveled in|native|home|house|apartment|hometown|[Oo]riginally|visiting)\\s(?:[a-z][a-z, ]{1,40}? )?(?:in|from|to|of|near|outside|is in|at)\\s(?:the (?:city|town) of )?(?<id>${place})`,
    'dg',
  ),
  (found) =>
    !/^(?:Hospital|Home|Emergency|Urgent|Primary|January|February|March|April|May|June|July|August|September|October|November|December|Spanish|English|He|She|The|US|USA|America|Mexico|India|China|Canada|Africa|Europe|Asia)\b/.test(
      found,
    ) && !new RegExp(`^(?:${stateNames})$`).test(found),
);
const countyOrCity = patternRule(
  'address',
  /\b[A-Z][a-z'-]{2,20}(?:\s[A-Z][a-z'-]{2,20})?\s(?:County|Township|Borough|Parish)\b/g,
);

/** Streets, boxes, cities with their state, ZIP codes and places of residence. Countries stay, and a state that stands alone. */
export const addressRules: readonly Rule[] = [
  patternRule('address', capitalStreet, (found) => {
    if (measure.test(found)) return false;
    const words = found.replace(/^\S+\s+/, '');
    return /^[A-Z0-9]/.test(words) || plainSuffix.test(words);
  }),
  poBox,
  stateAndZip,
  cityAndState,
  numberedPlace,
  announcedPlace,
  zipPlusFour,
  labelledZip,
  labelledAddress,
  livesIn,
  countyOrCity,
];
