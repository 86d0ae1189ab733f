import { isInForce, listOn, ruleOf, valueOn } from '../book/values.ts';
import type { Range } from '../read/facts.ts';
import type { ServiceInput, Services } from './service-draft.ts';
import { serviceDraft } from './service-draft.ts';

/** What the note tells of the plan: it asks for the office visit codes, with a modifier or the place of service. */
const wantsOfficeCodes =
  /\b(?:plan|payer|payor|policy|insurer|insurance|carrier)\b[^.\n]{0,80}\b(?:office(?:[- ]visit)?(?: e\/m)? codes?|99202|9921[1-5]|99202-99215|office visits?)\b[^.\n]{0,60}\b(?:95|93|place of service|pos)\b|\b(?:does|do|will) not (?:take|accept|recognize|cover|pay(?: for)?) (?:the )?(?:new )?(?:telemedicine codes|telehealth codes|98000)/i;

/** Does the payer take the telemedicine codes of CPT in place of office visit codes? Without a payer CPT's own rules hold. */
function takesOwnCodes({ book, input, facts }: ServiceInput): boolean {
  if (wantsOfficeCodes.test(facts.note)) return false;
  const rule = ruleOf(book, 'services.telehealth');
  return (
    isInForce(rule, input.dateOfService) &&
    valueOn(rule, `codes.${input.payer ?? 'commercial'}`, input.dateOfService) === 'telemedicine'
  );
}

/** The telemedicine code of the same level, for payers that take it (table by payer in services.telehealth). */
export function telemedicineVisit(given: ServiceInput): Services {
  const { book, context, em, input, table } = given;
  const none: Services = { drafts: [], missed: [] };
  if (em.recommended === null || context.nurse || !(context.audioOnly || context.video)) return none;
  if (context.preventive.length > 0 || context.wellness !== null || !takesOwnCodes(given)) return none;
  const rule = ruleOf(book, 'services.telehealth');
  const name = `${context.audioOnly ? 'audio' : 'video'}.${context.patient}`;
  const code = listOn(rule, name, input.dateOfService)[em.recommended.grade - 1];
  if (code === undefined) return none;
  const office = em.recommended.code;
  const modifier = context.audioOnly ? '93' : '95';
  const evidence: Range[] = [
    ...context.telehealthEvidence,
    ...em.minutesEvidence,
    ...em.grid.problems.flatMap((item) => (item.hold === 'firm' ? item.evidence.slice(0, 1) : [])),
  ];
  return {
    drafts: [
      {
        ...serviceDraft(code, 1, rule.id, evidence.slice(0, 4), em.recommended.confidence - 0.1, table),
        holdsVisit: `A visit at a distance is reported with ${code}, the telemedicine code of the same level as ${office}.`,
      },
    ],
    missed: [
      {
        type: 'DOCUMENTATION',
        message: `Payers differ on visits at a distance: some take ${office}-${modifier} in place of ${code}.`,
        evidence: evidence.slice(0, 1),
      },
    ],
  };
}
