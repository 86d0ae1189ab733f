import type { IdentifierClass } from '../identifier.ts';
import { patternRule, type Rule } from './pattern.ts';

/** What may stand between a label and its number: `MRN: 12`, `policy number is 12`, `account (last visit) no. 12`. */
const between =
  "(?:\\s?(?:numbers?|num\\.?|no\\.?|nbr\\.?|id|identifier|code|is|was|of|ending(?: in)?|#|:|=|\\(|-|'s)){0,5}[\\s:#=]{0,4}";
/** A value holds a digit; groups divided by one space or sign belong together. */
const value = '(?<id>(?=[a-z0-9./ -]{0,12}\\d)[a-z0-9]{1,24}(?:[-./ ](?=[a-z0-9]{0,8}\\d)[a-z0-9]{1,20}){0,5})';

/** Labels before a number, by the class of identifier they announce. Order matters: the more special label stands first. */
const labels: readonly (readonly [IdentifierClass, string])[] = [
  ['ssn', 'ssn|ss#|s\\.s\\.n\\.?|social security|soc sec|social|tax id|itin|tin'],
  [
    'plan',
    'member|subscriber|policy|policyholder|group|plan|insurance|insured|beneficiary|hicn|mbi|medicare|medicaid|payer|payor|rxbin|bin|pcn|rxgrp|rx group|coverage|health plan|hmo|ppo|certificate of coverage|enrollee|claim',
  ],
  [
    'mrn',
    'mrn|mr#|mr no|m\\.r\\.n\\.?|medical record|med rec|medrec|chart|patient id|pt id|patient number|patient no|pid|unit record|hospital number|hospital no|health record|record|emr|ehr|epic|emrn|umrn',
  ],
  [
    'account',
    "account|acct|acc't|a\\/c|guarantor|invoice|billing|bank|routing|iban|card|credit card|debit card|visa|mastercard|statement|payment|har|csn|fin",
  ],
  [
    'license',
    "driver'?s? licen[sc]e|drivers licen[sc]e|licen[sc]e plate|licen[sc]e|lic|dea|npi|certificate|certification|cert|permit|passport|dl|registration|badge|green card|visa|state id",
  ],
  ['vehicle', 'vin|vehicle|plates?|tag|license plate|licence plate|registration plate|chassis|truck|motorcycle'],
  [
    'device',
    'serial|s\\/n|sn|ser|udi|device|imei|implant|pacemaker|icd device|generator|pump|meter|cgm|sensor|prosthesis|lead|model|ref|mac|monitor|cpap|hearing aid|transmitter|stimulator',
  ],
  [
    'other',
    'accession|specimen|order|case|encounter|visit|confirmation|ticket|tracking|reference|study|subject|participant|enrollment|employee|student|tribal|inmate|booking|badge|locker|requisition|referral|authorization|auth|prior auth|wristband|biometric|identifier|identification|id|uid|uuid|token|username|user|handle|login|pin',
  ],
];

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
/** Codes, doses, measures and dates that may follow a word of the table above. */
const clinical =
  /^(?:\d{1,3}|\d{1,4}(?:\.\d+)? ?(?:mg|mcg|ml|g|kg|units?|iu|%|mmhg|cm|mm|lbs?|hours?|hrs?|min|minutes|days?|weeks?|months?|years?|yrs?|times|visits?|of|x).*|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{4}-\d\d-\d\d|(?:19|20)\d\d|[a-z]\d\d(?:\.\w{1,4})?|\d{5}(?:-\d\d)?|[a-z]\d{4}|\d{1,4}[-/]\d{1,4})$/i;
/** Labels that make even a short number an identifier. */
const strong =
  /^(?:mrn|mr#|ssn|account|acct|vin|plates?|member|policy|subscriber|passport|serial|npi|dea|driver|licen|medical record|accession|chart|mbi|badge|employee|group)/i;

const labelled: readonly Rule[] = labels.map(([kind, words]) =>
  patternRule(
    kind,
    new RegExp(`(?<![\\w-])(?<label>${words})(?![a-z])${between}${value}(?![\\w])`, 'dgi'),
    (found, match) => {
      const label = match.groups?.['label'] ?? '';
      const announced = /[#:=]|\b(?:number|num|no|id|identifier|ending)\b/i.test(
        match[0].slice(label.length, match[0].length - found.length),
      );
      if (digitsIn(found) >= 5 && !clinical.test(found)) return announced || strong.test(label) || digitsIn(found) >= 6;
      if (kind === 'vehicle' && found.length >= 5) return strong.test(label) || announced;
      if (strong.test(label) || announced)
        return digitsIn(found) >= 3 && (!clinical.test(found) || /^\d{4,}$/.test(found));
      return false;
    },
  ),
);

const ssn = patternRule('ssn', /(?<![\w-])(?:\d{3}-\d{2}-\d{4}|\d{3} \d{2} \d{4}|[x*]{3}-?[x*]{2}-?\d{4})(?![\w-])/gi);
/** Medicare beneficiary identifier. Source: CMS, Understanding the MBI: 11 characters, letters without S L O I B Z. */
const mbi = patternRule(
  'plan',
  /(?<!\w)[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?!\w)/gi,
);
/** Vehicle identification number. Source: 49 CFR 565: 17 characters without I, O and Q. */
const vin = patternRule('vehicle', /(?<!\w)(?=[A-Z]{0,16}\d)(?=\d{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?!\w)/gi);
const mac = patternRule('device', /(?<!\w)[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,7}(?!\w)/gi);
const uuid = patternRule('other', /(?<!\w)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\w)/gi);
const card = patternRule('account', /(?<![\w-])\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{3,4}(?![\w-])/g);
/** A number too long for a measurement: seven digits or more in one run. */
const longNumber = patternRule(
  'other',
  /(?<![\w.,$-])\d{7,24}(?![\w.%]|,\d)(?!\s?(?:mg|mcg|ml|units?|iu|cells|copies|\/))/gi,
);
/** Letters and digits in one run as keys of systems have them; not doses, codes of the code tables, vertebrae or genes. */
const mixedKey = patternRule(
  'other',
  /(?<![\w.])(?=[A-Z0-9-]{0,20}[A-Z])[A-Z]{0,6}-?\d[A-Z0-9]{0,12}(?:-[A-Z0-9]{1,12}){0,4}(?![\w.])/g,
  (found) =>
    digitsIn(found) >= 5 &&
    !/^(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5}-?[A-Z0-9]{2})$/.test(found) &&
    !/\d(?:MG|MCG|ML|IU)$/.test(found),
);

/** Numbers with a label, numbers whose form says what they are, and runs too long to be a measurement. */
export const numberRules: readonly Rule[] = [ssn, mbi, vin, mac, uuid, card, ...labelled, longNumber, mixedKey];
