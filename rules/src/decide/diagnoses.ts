import type { CodeTable } from '../codes/code-table.ts';
import type { Facts, Mention, Problem, Range } from '../read/facts.ts';
import { firstCode } from '../read/addressed.ts';
import type { VisitInput } from '../visit.ts';
import { keepApart } from './alongside.ts';
import { borrowedTags } from './borrowed-sites.ts';
import { circumstance, keepCircumstances } from './circumstances.ts';
import { chooseCode } from './code-choice.ts';
import type { ChoiceInput } from './code-choice.ts';
import type { VisitContext } from './context.ts';
import { isHealing } from './healing.ts';
import { leaveOutSaid } from './index-look-up/included.ts';
import { longerName } from './index-look-up/longer-name.ts';
import { refine } from './index-look-up/refine.ts';
import { lookUpUnread } from './index-look-up/unread.ts';
import { inClaimOrder } from './order.ts';
import { gestationOf, trimesterOf } from './pregnancy.ts';
import { handedness, sharedDetails } from './shared-details.ts';
import { residualOf } from './sequelae.ts';
import { addStatusCodes } from './status-codes.ts';

/** A diagnosis with what it rests on. */
export interface DiagnosisDraft {
  readonly code: string;
  readonly label: string;
  readonly confidence: number;
  readonly ruleIds: readonly string[];
  readonly evidence: readonly Range[];
  readonly conceptId: string;
  readonly order: number;
  readonly first: boolean;
  readonly sideMissing: boolean;
}

export interface RejectedDraft {
  readonly text: string;
  readonly code?: string | undefined;
  readonly reason: string;
  readonly evidence: readonly Range[];
}

export interface Diagnoses {
  readonly drafts: readonly DiagnosisDraft[];
  readonly rejected: readonly RejectedDraft[];
}

/** A stroke that is over, whose deficits are sequelae (Official Guidelines I.C.9.d). */
const PAST_STROKE = 'stroke-history';
const residual = /\b(?:residual|sequelae?|late effects?|since|following|after|due to|from|old|prior|previous|ago)\b/i;

function isPastStroke({ concept, assertion, mentions }: Problem, facts: Facts): boolean {
  if (concept.id === 'stroke-history') return assertion === 'present' || assertion === 'historical';
  if (concept.id !== 'stroke' && !firstCode(concept).startsWith('I63')) return false;
  if (assertion === 'historical') return true;
  return mentions.some((mention) => {
    const sentence = facts.sentences[mention.sentence];
    return sentence !== undefined && residual.test(facts.note.slice(sentence.start, sentence.end));
  });
}

/** Ids of problems the note confirms, whether or not the visit dealt with them. */
export function confirmedIds(facts: Facts): Set<string> {
  const ids = new Set<string>();
  for (const problem of facts.problems) {
    const stays = problem.concept.course === 'chronic' || problem.concept.course === 'status';
    if (problem.assertion === 'present' || (problem.assertion === 'historical' && stays)) ids.add(problem.concept.id);
    if (isPastStroke(problem, facts)) ids.add(PAST_STROKE);
  }
  return ids;
}

/** Drug classes the patient takes: named anywhere and not stopped. */
function drugClasses(facts: Facts): Set<string> {
  return new Set(
    facts.drugs
      .filter((fact) => fact.drug && fact.action !== 'stop' && fact.section !== 'allergies')
      .map((fact) => fact.drug?.class ?? ''),
  );
}

function personTags(context: VisitContext, facts: Facts): string[] {
  const tags: string[] = [];
  const gestation = gestationOf(facts);
  const told = ['trimester-1', 'trimester-2', 'trimester-3'].some((id) => facts.tags.has(id));
  if (gestation !== undefined && !told) tags.push(trimesterOf(gestation.value));
  if (context.sex) tags.push(context.sex === 'f' ? 'female' : 'male');
  if (context.ageYears !== null) tags.push(context.ageYears < 18 ? 'child' : 'adult');
  return tags;
}

const reasons: Readonly<Record<string, string>> = {
  negated: 'The note denies it.',
  uncertain: 'Documented as uncertain; outpatient coding takes the sign or symptom instead (Official Guidelines IV.H).',
  historical: 'History only; not assessed or treated at this visit.',
  family: 'Family history, not a condition of the patient.',
  conditional: 'Named only as a condition that may come.',
  risk: 'Named as a risk or for prevention.',
  planned: 'Named only as planned.',
  resolved: 'Documented as resolved.',
};

const isSymptom = (problem: Problem): boolean =>
  problem.concept.course === 'symptom' || problem.concept.course === 'uncertain';

function sharesSite(a: Problem, b: Problem, siteIds: ReadonlySet<string>): boolean {
  const sitesOf = (problem: Problem): string[] => [...problem.tags].filter((id) => siteIds.has(id));
  const first = sitesOf(a);
  const second = sitesOf(b);
  return first.length === 0 || second.length === 0 || first.some((id) => second.includes(id));
}

/** Does another addressed diagnosis explain this symptom? Symptoms named in the title beside a diagnosis stay, unless integral. */
function causeOf(problem: Problem, addressed: readonly Problem[], siteIds: ReadonlySet<string>): Problem | undefined {
  return addressed.find((other) => {
    if (other === problem) return false;
    if (other.concept.replaces?.includes(problem.concept.id))
      return problem.concept.bySite !== true || sharesSite(problem, other, siteIds);
    if (!isSymptom(problem) || !other.concept.explains?.includes(problem.concept.id)) return false;
    return problem.concept.bySite !== true || sharesSite(problem, other, siteIds);
  });
}

const isOver = ({ assertion }: Problem): boolean => assertion === 'historical' || assertion === 'resolved';

/** Is the problem one to code, and how sure is that? Null when it is not. */
function standing(problem: Problem, facts: Facts): number | null {
  if (problem.assertion !== 'present' || !problem.addressed) return null;
  const titled = problem.mentions.some((mention) => mention.title && mention.assertion === 'present');
  if (titled) return 0.86;
  if (!facts.hasAssessment) return facts.note.length < 700 ? 0.76 : problem.concept.background ? null : 0.62;
  if (facts.blocks.length === 0) return 0.66;
  // Of signs, only an abnormal finding of a test is taken from running text (R70–R79, R90–R97).
  const finding =
    !problem.concept.id.startsWith('code:') &&
    /^R(?!79\.9)(?:7|9[0-7])/.test(typeof problem.concept.code === 'string' ? problem.concept.code : '');
  const isDisease =
    finding ||
    problem.standsFor !== null ||
    (!isSymptom(problem) && problem.concept.course !== 'minor' && problem.concept.course !== 'context');
  return isDisease ? 0.64 : null;
}

/** Diagnoses of the visit with what was left out and why. */
export function decideDiagnoses(
  facts: Facts,
  input: VisitInput,
  context: VisitContext,
  table: CodeTable,
  siteIds: ReadonlySet<string>,
): Diagnoses {
  const confirmed = confirmedIds(facts);
  const classes = drugClasses(facts);
  const person = personTags(context, facts);
  const drafts: DiagnosisDraft[] = [];
  const rejected: RejectedDraft[] = [];
  const addressed = facts.problems.filter((problem) => standing(problem, facts) !== null);
  const push = (
    problem: Problem,
    code: string,
    confidence: number,
    sideMissing: boolean,
    ruleIds: readonly string[],
  ): void => {
    if (drafts.some((draft) => draft.code === code)) return;
    const description = table.lookup(code)?.description;
    drafts.push({
      code,
      label: description ?? problem.concept.label,
      confidence,
      ruleIds,
      evidence: problem.evidence.slice(0, 4),
      conceptId: problem.concept.id,
      order: placeOf(problem, facts),
      first: problem.concept.first === true,
      sideMissing,
    });
  };
  const choiceOf = (problem: Problem): ChoiceInput => ({
    tags: new Set([
      ...borrowedTags(problem, facts, siteIds),
      ...sharedDetails(problem, facts),
      ...handedness(facts),
      ...encounterOf(problem, facts),
      ...depthOf(problem, facts),
      ...person,
    ]),
    confirmed,
    drugClasses: classes,
  });
  for (const problem of facts.problems) {
    const { concept } = problem;
    const choiceInput = choiceOf(problem);
    const choice = chooseCode(concept, choiceInput);
    const sure = standing(problem, facts);
    if (sure === null) {
      const inTitle = problem.mentions.some((mention) => mention.title);
      const vignette = !facts.hasAssessment;
      const residual = residualOf(problem, addressed, facts);
      if (residual !== undefined) {
        // "A burn there": the residual has the site that the injury had.
        const tags = new Set([...residual.tags, ...choiceInput.tags, 'sequela']);
        for (const code of chooseCode(concept, { ...choiceInput, tags }).codes)
          if (code.endsWith('S')) push(problem, code, 0.62, false, ['dx.sequela']);
      } else if (isOver(problem) && isHealing(firstCode(concept), facts)) {
        // A wound closed elsewhere, whose stitches come out now, is the reason for the visit (Official Guidelines I.C.21.c.7).
        const tags = new Set([...choiceInput.tags, 'subsequent']);
        for (const code of chooseCode(concept, { ...choiceInput, tags }).codes)
          if (code.endsWith('D')) push(problem, code, 0.62, false, ['dx.assessed']);
      } else if (
        concept.history !== undefined &&
        (problem.assertion === 'historical' || problem.assertion === 'resolved') &&
        (inTitle || vignette || problem.mentions.some((mention) => mention.block >= 0))
      )
        push(problem, concept.history, inTitle ? 0.75 : 0.6, false, ['dx.history']);
      else if (concept.family !== undefined && problem.assertion === 'family' && (vignette || inTitle))
        push(problem, concept.family, 0.65, false, ['dx.family-history']);
      else if (choice.codes[0] !== undefined && isWorthTelling(problem))
        rejected.push({
          text: concept.label,
          code: choice.codes[0],
          reason:
            reasons[problem.assertion] ??
            problem.whyNot ??
            'Named as background; not assessed or treated at this visit.',
          evidence: problem.evidence.slice(0, 2),
        });
      continue;
    }
    if (isOverAndDone(problem)) {
      push(problem, concept.history ?? '', 0.7, false, ['dx.history']);
      continue;
    }
    const cause = problem.standsFor === null ? causeOf(problem, addressed, siteIds) : undefined;
    if (cause) {
      if (choice.codes[0] !== undefined)
        rejected.push({
          text: concept.label,
          code: choice.codes[0],
          reason: isSymptom(problem)
            ? `An integral part of ${cause.concept.label} (Official Guidelines I.B.5).`
            : `Included in ${cause.concept.label}.`,
          evidence: problem.evidence.slice(0, 2),
        });
      continue;
    }
    const penalty = (choice.sideMissing ? 0.08 : 0) + (concept.id.startsWith('code:') ? 0.12 : 0);
    const refined =
      refine(problem, choice, choiceInput.tags, facts, table) ?? longerName(problem, choice, facts, table);
    if (refined !== null) {
      push(problem, refined.code, sure - penalty, choice.sideMissing, ['dx.index']);
      continue;
    }
    for (const code of choice.codes)
      push(problem, code, sure - penalty, choice.sideMissing, [choice.details > 0 ? 'dx.specificity' : 'dx.assessed']);
  }
  leaveOutSaid(drafts, rejected, addressed, facts, table);
  for (const hit of lookUpUnread(facts, table)) {
    if (drafts.some((draft) => draft.code === hit.code)) continue;
    drafts.push({
      code: hit.code,
      label: table.lookup(hit.code)?.description ?? hit.code,
      confidence: hit.title ? 0.68 : 0.62,
      ruleIds: ['dx.index'],
      evidence: [hit.evidence],
      conceptId: 'index',
      order: hit.evidence.start,
      first: false,
      sideMissing: false,
    });
  }
  if (drafts.length === 0) {
    for (const problem of complaints(facts)) {
      const tags = new Set([...problem.tags, ...person]);
      for (const code of chooseCode(problem.concept, { tags, confirmed, drugClasses: classes }).codes)
        push(problem, code, 0.6, false, ['dx.complaint']);
    }
  }
  addStory(facts, choiceOf, push);
  addTobacco(facts, choiceOf, push, drafts);
  addStatusCodes({ facts, context, confirmed, drafts, table });
  keepApart(drafts, rejected, table);
  keepCircumstances(drafts, rejected, facts);
  const codes = new Set(drafts.map((draft) => draft.code));
  // What one sentence denies another may state: a suggested code is not shown as left out.
  const left = rejected.filter((item) => item.code === undefined || !codes.has(item.code));
  return { drafts: inClaimOrder(drafts), rejected: left.slice(0, 40) };
}

const story = new Set(['body', 'hpi', 'chief-complaint', 'visit']);

/** The accident is told in the story, the injury named in the assessment: `keepCircumstances` takes out what does not belong to it. */
function addStory(
  facts: Facts,
  choiceOf: (problem: Problem) => ChoiceInput,
  push: (problem: Problem, code: string, confidence: number, sideMissing: boolean, ruleIds: readonly string[]) => void,
): void {
  if (!facts.hasAssessment) return;
  for (const problem of facts.problems) {
    const code = firstCode(problem.concept);
    // An unspecified fall says nothing that the injury does not.
    if (!circumstance.test(code) || code.startsWith('W19') || problem.assertion !== 'present') continue;
    if (!problem.mentions.some((mention) => mention.assertion === 'present' && story.has(mention.section))) continue;
    for (const code of chooseCode(problem.concept, choiceOf(problem)).codes)
      push(problem, code, 0.6, false, ['dx.external-cause']);
  }
}

/** Chronic disease of the lungs by smoke: "use additional code" for the dependence, wherever the note tells it (tabular list, J41–J44). */
function addTobacco(
  facts: Facts,
  choiceOf: (problem: Problem) => ChoiceInput,
  push: (problem: Problem, code: string, confidence: number, sideMissing: boolean, ruleIds: readonly string[]) => void,
  drafts: readonly DiagnosisDraft[],
): void {
  if (!drafts.some(({ code }) => /^J4[1-4]/.test(code)) || drafts.some(({ code }) => /^(?:F17|Z87\.891)/.test(code)))
    return;
  for (const problem of facts.problems) {
    if (problem.concept.id !== 'tobacco' || problem.assertion !== 'present') continue;
    for (const code of chooseCode(problem.concept, choiceOf(problem)).codes)
      push(problem, code, 0.62, false, ['dx.assessed']);
  }
}

/** How deep an ulcer is, told in another sentence (L97.- and its combinations). */
function depthOf({ concept }: Problem, facts: Facts): string[] {
  return concept.id.endsWith('foot-ulcer') ? [...facts.tags].filter((id) => id.startsWith('ulcer-')) : [];
}

const followUpAfter =
  /^(?: injury| fracture)?,? (?:follow[- ]?up|re-?check|f\/u)\b(?!,? (?:in|with|as|at|on|if|when|appointment|scheduled)\b)/i;
const followUpBefore =
  /\b(?:follow[- ]?up|re-?check|f\/u)(?: visit| exam| examination)? (?:of|for|after) (?:[\w-]+ ){0,5}$/i;

/** "Concussion follow-up", "follow-up of a sprained ankle". */
function isFollowUp({ start, end, sentence, assertion }: Mention, facts: Facts): boolean {
  const from = facts.sentences[sentence]?.start ?? start;
  if (assertion !== 'present') return false;
  return followUpAfter.test(facts.note.slice(end, end + 60)) || followUpBefore.test(facts.note.slice(from, start));
}

/** One injury, and the note says elsewhere that it is healing: the encounter is a subsequent one (Official Guidelines I.C.19.a). */
function encounterOf({ concept, tags, mentions }: Problem, facts: Facts): string[] {
  if (tags.has('initial')) return [];
  const isInjury = (code: string): boolean => /^(?:S|T[012]|M80|M84)/.test(code);
  if (!isInjury(firstCode(concept))) return [];
  if (mentions.some((mention) => isFollowUp(mention, facts))) return ['subsequent'];
  if (!facts.tags.has('subsequent') && !isHealing(firstCode(concept), facts)) return [];
  const injuries = new Set(
    facts.problems
      .filter((other) => other.assertion === 'present' && isInjury(firstCode(other.concept)))
      .map((other) => other.concept.id),
  );
  return injuries.size === 1 ? ['subsequent'] : [];
}

/** A diagnosis takes the place of the complaint it explains: the strain stands where the assessment lists the back pain. */
function placeOf(problem: Problem, facts: Facts): number {
  const explained = facts.problems.filter(
    (other) =>
      other.addressed &&
      other.concept.course === 'symptom' &&
      other.mentions.some((mention) => mention.title) &&
      (problem.concept.replaces?.includes(other.concept.id) || problem.concept.explains?.includes(other.concept.id)),
  );
  return Math.min(problem.order, ...explained.map((other) => other.order));
}

/** An acute illness under its title without symptoms or treatment is history: stones that have passed (Official Guidelines IV.J). */
function isOverAndDone({ concept, tags, trend }: Problem): boolean {
  return (
    concept.history !== undefined &&
    concept.course !== 'chronic' &&
    tags.has('asymptomatic') &&
    (trend === 'stable' || trend === 'resolved')
  );
}

/** A short account with nothing else to code: the complaint it gives "a history of" is why the patient came. */
function complaints(facts: Facts): Problem[] {
  if (facts.hasAssessment) return [];
  return facts.problems.filter((problem) => isSymptom(problem) && problem.assertion === 'historical');
}

/** Every "denies chest pain" of a review of systems is not news; a denied diagnosis or a doubtful one is. */
function isWorthTelling(problem: Problem): boolean {
  if (problem.assertion === 'negated')
    return !isSymptom(problem) || problem.mentions.some((mention) => mention.block >= 0);
  if (problem.assertion === 'present') return !isSymptom(problem);
  return problem.assertion !== 'conditional' && problem.assertion !== 'risk' ? true : !isSymptom(problem);
}
