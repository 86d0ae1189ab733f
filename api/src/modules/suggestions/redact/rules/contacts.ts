import { patternRule, type Rule } from './pattern.ts';

const email = patternRule('email', /[a-z0-9._%+-]{1,64}\s?@\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi);
/** `jo dot ruiz at mail dot com`, as dictation writes it. */
const dictatedEmail = patternRule(
  'email',
  /\b[a-z0-9_]{1,32}(?:(?: dot |\.)[a-z0-9_]{1,32}){0,3}(?: at | ?[[(]at[\])] ?)[a-z0-9-]{1,40}(?: dot | ?[[(]dot[\])] ?)(?:com|org|net|edu|gov|us|io)\b/gi,
);

const topLevel =
  'com|org|net|edu|gov|mil|info|health|care|clinic|doctor|us|uk|ca|io|me|co|app|dev|biz|name|online|site|link|ly';
const url = patternRule('url', /\b(?:(?:https?|ftp):\/\/|www\.)[^\s<>"')\]]{3,2000}/gi);
const bareUrl = patternRule(
  'url',
  new RegExp(`(?<![\\w@.-])(?:[a-z0-9-]{2,63}\\.){1,4}(?:${topLevel})(?:\\/[^\\s<>"')\\]]{0,500})?(?![\\w@-])`, 'gi'),
);

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ipv4 = patternRule(
  'ip',
  new RegExp(`(?<![\\d.])${octet}(?:\\.${octet}){3}(?::\\d{2,5}|\\/\\d{1,2})?(?![\\d.]\\d)`, 'g'),
);
const ipv6 = patternRule(
  'ip',
  /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\/\d{1,3})?(?![\w:])/gi,
  (found) => (found.match(/:/g) ?? []).length >= (found.includes('::') ? 2 : 7) && /[0-9a-f]{2}/i.test(found),
);

const separator = '[\\s.\\-/·]{0,3}';
const extension = '(?:,?\\s{0,2}(?:ext\\.?|extension|x)\\s?\\d{1,6})?';
const northAmerican = new RegExp(
  `(?<![\\w.-])(?:\\+?1${separator})?(?:\\(\\s?\\d{3}\\s?\\)${separator}|\\d{3}[\\s.\\-/·]{1,3})\\d{3}[\\s.\\-·]{1,3}\\d{4}${extension}(?![\\w-]\\d)`,
  'gi',
);
const international = /(?<!\w)(?:\+|00)\d{1,3}(?:[\s.\-/]{0,2}\(?\d{1,4}\)?){2,6}(?:\s?(?:ext\.?|x)\s?\d{1,6})?/gi;
const phoneLabel =
  '(?:phone|telephone|tele|tel|cell|cellphone|mobile|home|work|office|pager|beeper|contact|call(?:back)?|ph|reach(?:ed|able)?|text|voicemail|hotline|ext)';
const labelledPhone = new RegExp(
  `\\b${phoneLabel}\\b(?:\\s[a-z#.]{1,12}){0,5}?\\s?[:#.]?\\s{0,3}(?<id>\\+?\\(?\\d[\\d().\\s/-]{5,18}\\d${extension})`,
  'dgi',
);
const shortPhone = /(?<![\w.-])[2-9]\d{2}[-.]\d{4}(?![\w.-]*\d)(?!\s?(?:mg|mcg|ml|units?|iu|mmhg|kcal|cal|steps))/gi;
const labelledFax = new RegExp(
  `\\b(?:fax(?:ed)?|facsimile|efax)\\b[^\\d\\n+(]{0,24}(?<id>\\+?\\(?\\d[\\d().\\s/-]{5,18}\\d${extension})`,
  'dgi',
);

const enoughDigits = (found: string): boolean =>
  found.replace(/\D/g, '').length >= 7 && !/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|^\d{4}-\d\d-\d\d/.test(found);

/** E-mail addresses, links, IP addresses, fax and phone numbers. Fax stands first: its label wins over the bare form. */
export const contactRules: readonly Rule[] = [
  email,
  dictatedEmail,
  url,
  bareUrl,
  ipv4,
  ipv6,
  patternRule('fax', labelledFax, enoughDigits),
  patternRule('phone', labelledPhone, enoughDigits),
  patternRule('phone', northAmerican),
  patternRule('phone', international, (found) => found.replace(/\D/g, '').length >= 9),
  patternRule('phone', shortPhone),
];
