import type { Edit } from '@codeloom/contracts';
import type { NcciPair } from '../codes/ncci.ts';
import { SERVICE_EDITS } from '../gen/edits.ts';
import { edit, serviceCodes } from './claim.ts';
import type { Check, Claim } from './claim.ts';
import { isPlace } from './places.ts';

const NCCI = 'CMS National Correct Coding Initiative';

interface Service {
  readonly code: string;
  readonly modifiers: readonly string[];
}

const servicesOf = ({ em, lines }: Claim): Service[] => [...(em ? [em] : []), ...lines];

/** Medicare's own edits deny its claims; another payer mostly follows them, which is a warning. */
const firm = ({ visit }: Claim): Edit['severity'] => (visit.payer === 'medicare' ? 'stop' : 'warning');

/**
 * A modifier on either code that tells the two apart (either line since 2019-07-01). The same place on both tells nothing; a visit stands
 * apart by 24, 25 or 57 on itself.
 */
function toldApart(claim: Claim, one: Service, other: Service): boolean {
  const { ptpModifiers, visitModifiers } = SERVICE_EDITS;
  const visit = [one, other].find(({ code }) => code === claim.em?.code);
  if (visit !== undefined) return visit.modifiers.some((modifier) => visitModifiers.includes(modifier));
  const given = [...one.modifiers, ...other.modifiers].filter((modifier) => ptpModifiers.includes(modifier));
  return given.some(
    (modifier) => !isPlace(modifier) || !(one.modifiers.includes(modifier) && other.modifiers.includes(modifier)),
  );
}

function pairEdit(claim: Claim, kept: Service, dropped: Service, pair: NcciPair, id: string): Edit[] {
  const apart = toldApart(claim, kept, dropped);
  if (pair.modifierAllowed && apart) return [];
  const distinct = [kept, dropped].some(({ code }) => code === claim.em?.code)
    ? 'If the visit stands on its own, modifier 25 on it says so.'
    : 'If they were distinct, a modifier such as 59, an X one or the place says so.';
  const ending = pair.modifierAllowed ? distinct : 'No modifier separates them.';
  return [
    edit('ncci.pair', pair.modifierAllowed ? 'warning' : firm(claim), [kept.code, dropped.code], {
      message: `${dropped.code} is not paid beside ${kept.code} on the same date. ${ending}`,
      source: `${NCCI}, ${id}, modifier indicator ${pair.modifierAllowed ? '1' : '0'}: ${pair.rationale}`,
      carc: '236',
    }),
  ];
}

/** Published pairs in force on the date of service. */
export const publishedPairs: Check = (claim) => {
  const { pairs } = claim.table.ncci;
  if (pairs === null) return [];
  const services = servicesOf(claim);
  return services.flatMap((kept) =>
    services.flatMap((dropped) => {
      const pair =
        kept.code === dropped.code ? undefined : pairs.pair(kept.code, dropped.code, claim.visit.dateOfService);
      return pair === undefined ? [] : pairEdit(claim, kept, dropped, pair, pairs.id);
    }),
  );
};

/** True when the published pairs decide on two codes, in either order: the starter set then has nothing to add. */
export function isPublishedPair({ table, visit }: Claim, one: string, other: string): boolean {
  const { pairs } = table.ncci;
  return [
    [one, other],
    [other, one],
  ].some(([a = '', b = '']) => pairs?.pair(a, b, visit.dateOfService) !== undefined);
}

const limitTexts = {
  1: 'on one line',
  2: 'on one date, without exception',
  3: 'on one date; more is paid where the record supports it',
} as const;

/** Published unit limits: by line, or by date over all lines of a code. */
export const publishedLimits: Check = (claim) => {
  const limits = claim.table.ncci.limits(claim.visit.dateOfService);
  if (limits === null) return [];
  return claim.lines.flatMap(({ code, units }) => {
    const limit = limits.limit(code);
    if (limit === undefined) return [];
    const onDate = claim.lines.filter((line) => line.code === code).reduce((sum, line) => sum + line.units, 0);
    const counted = limit.indicator === 1 ? units : onDate;
    if (counted <= limit.units) return [];
    return [
      edit('ncci.units', limit.indicator === 2 ? firm(claim) : 'warning', [code], {
        message: `${counted} units of ${code}: the published limit is ${limit.units} ${limitTexts[limit.indicator]}.`,
        source: `${NCCI}, ${limits.id}, adjudication indicator ${limit.indicator}: ${limit.rationale}`,
        carc: '151',
      }),
    ];
  });
};

/** Says what was not checked against NCCI. Nothing is called clean for want of a file. */
export const ncciNotChecked: Check = (claim) => {
  const { pairs } = claim.table.ncci;
  const codes = serviceCodes(claim);
  const date = claim.visit.dateOfService;
  if (codes.length >= 2 && pairs === null) {
    return [
      edit('ncci.not-checked', 'info', [], {
        message: 'Not checked against NCCI: the published edit files are not loaded.',
        source: NCCI,
      }),
    ];
  }
  const beyond = pairs === null ? [] : codes.filter((code) => !pairs.covers(code));
  const isStale = pairs !== null && codes.length >= 2 && date > pairs.to;
  const limits = claim.table.ncci.limits(date);
  const wantsLimits = pairs !== null && claim.lines.some(({ units }) => units > 1);
  return [
    ...(codes.length >= 2 && beyond.length > 0
      ? [
          edit('ncci.part-missing', 'info', beyond, {
            message: `${beyond.join(', ')}: not checked against NCCI; the loaded file of pairs ends before.`,
            source: `${NCCI}, ${pairs?.id ?? ''}`,
          }),
        ]
      : []),
    ...(isStale
      ? [
          edit('ncci.stale', 'info', [], {
            message: `Pairs were checked against ${pairs.id}, published to ${pairs.to}; not checked against the newer quarter.`,
            source: NCCI,
          }),
        ]
      : []),
    ...(wantsLimits && limits === null
      ? [
          edit('ncci.units-not-checked', 'info', [], {
            message: 'Units were not checked against NCCI: no file of unit limits for this date is loaded.',
            source: NCCI,
          }),
        ]
      : []),
  ];
};
