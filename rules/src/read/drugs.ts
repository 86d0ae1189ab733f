import { drugActionAt } from './actions.ts';
import type { Annotated } from './annotate.ts';
import type { DrugFact } from './facts.ts';
import { contextOf } from './mentions.ts';
import { assertionAt } from './scope.ts';
import { Gap } from './words.ts';

const listed = new Set(['medications', 'allergies', 'pmh', 'psh', 'social-history', 'family-history', 'ros']);
const managed = new Set([
  'assessment',
  'assessment-plan',
  'plan',
  'orders',
  'health-maintenance',
  'instructions',
  'body',
  'procedures',
]);

/** 200 mg and 400 mg tablets are sold over the counter; 600 mg and above are prescribed. Labelled strengths, FDA. */
function isPrescriptionStrength(id: string, text: string): boolean {
  const dose = /(\d{2,4})\s?mg/i.exec(text);
  const milligrams = dose ? Number(dose[1]) : 0;
  if (id === 'ibuprofen') return milligrams >= 600 || /prescri/i.test(text);
  if (id === 'naproxen') return milligrams >= 250 || /prescri/i.test(text);
  if (id === 'omeprazole' || id === 'famotidine') return milligrams >= 40 || /prescri|refill/i.test(text);
  return /prescribed|prescription/i.test(text) && !/non-?prescription/i.test(text);
}

/** Classes that are given for the illness at hand and not kept: "Acute sinusitis. Amoxicillin 500 mg three times a day." */
const given = new Set(['antibiotic', 'antiviral', 'antifungal', 'antiparasitic']);
const dose = /\d\s?(?:mg|g|mcg|ml|units?)\b/i;

/** How long a course runs. */
const course = /(?:\bfor|\bx|×)\s?\d{1,2}(?:\s?-\s?\d{1,2})?[\s-]?(?:d|days?|wks?|weeks?)\b/i;

/** "UTI. Nitrofurantoin." in a short account: a sentence that is a drug and how it is taken is an order. */
function isOrderLine({ sentence, hits }: Annotated, from: number): boolean {
  const { words } = sentence;
  // "Otitis externa, ciprofloxacin drops": the drug for the illness named before it.
  const isFirst =
    from === 0 ||
    hits.concept.some((hit) => hit.to <= from) ||
    // "Warm compresses and erythromycin ointment."
    hits.statement.some((hit) => hit.value.of.kind === 'therapy' && hit.to <= from);
  if (words.length > 9 || !isFirst || hits.concept.some((hit) => hit.from > from)) return false;
  return words.every(
    (word) =>
      !/^(?:takes?|taking|on|allerg\w*|intoleran\w*|history|hx|home|uses?|using|list|current|no|not|denies)$/.test(
        word.norm,
      ),
  );
}

/** A verb of the plan, a word the book does not know, and a dose: "Start deutetrabenazine 6 mg". */
const unknownDrug =
  /\b(start|begin|continue|increase|decrease|refill|renew|prescribed?|rx:?|switch(?:ed)? to|change to|restart|resume|started|continued|increased|refilled|raised)\s+(?:on\s+|her\s+|his\s+|the\s+)?([a-z][a-z-]{5,})\s+(?:(?:cream|ointment|gel|tablets?|capsules?|drops|spray|xr|er|sr)\s+)?\d+(?:\.\d+)?\s?(?:mg|mcg|units?|%)/i;
const noDrug =
  /^(?:fiber|fibre|water|protein|sodium|calories|vitamin|vitamins|calcium|iron|exercise|walking|weight|oxygen|insulin|dose|tablet|tablets)$/i;
const unknownSections = new Set(['assessment-plan', 'plan', 'body', 'orders']);

/** A drug that the book does not know, told by what is done with it and its dose. */
function unknownDrugIn({ sentence, hits }: Annotated, note: string, block: number): DrugFact | null {
  if (hits.drug.length > 0 || !unknownSections.has(sentence.section)) return null;
  const match = unknownDrug.exec(note.slice(sentence.start, sentence.end));
  const name = match?.[2];
  if (
    !match ||
    name === undefined ||
    noDrug.test(name) ||
    /\botc\b|over[- ]the[- ]counter|supplement/i.test(match.input)
  )
    return null;
  const verb = (match[1] ?? '').toLowerCase();
  const start = sentence.start + match.index;
  return {
    drug: null,
    action: /^(?:start|begin|prescribe|rx|restart)/.test(verb)
      ? 'start'
      : /^(?:continue|refill|renew|resume)/.test(verb)
        ? 'continue'
        : 'change',
    otc: false,
    start,
    end: start + match[0].length,
    section: sentence.section,
    sentence: sentence.index,
    context: { start: sentence.start, end: sentence.end },
    block,
  };
}

const none = /^(?:no|without)$/;
const notOn =
  /\b(?:(?:not|never|isn't|wasn't)(?: \w+)? (?:on|taking|used|using|taken|needed|needing|requiring|started)|does not (?:take|use|need)|(?:denies|no) (?:\w+ )?(?:use of|taking|using))(?: any)?$/;
/** "No insulin side effects", "no metformin refill": the drug is taken. */
const ofDrug =
  /^(?:side|effects?|reactions?|allerg\w+|intolerance|problems?|issues?|refills?|changes?|doses?|missed|toxicity|adjustments?|levels?|today|recently|since)$/;

/** "No insulin", "not on insulin": named because it is not taken. */
function isNotTaken({ sentence: { words } }: Annotated, from: number, to: number): boolean {
  const next = words[to];
  if (next !== undefined && ofDrug.test(next.norm)) return false;
  if (none.test(words[from - 1]?.norm ?? '') && words[from]?.gap === Gap.tight) return true;
  const before = words.slice(Math.max(0, from - 5), from).map((word) => word.norm);
  return notOn.test(before.join(' '));
}

/** Drugs named in the note and what was decided about them. A medication list alone is `listed`. */
export function drugsOf(all: readonly Annotated[], note: string, blockOf: ReadonlyMap<number, number>): DrugFact[] {
  const facts: DrugFact[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    const unknown = unknownDrugIn(annotated, note, blockOf.get(sentence.index) ?? -1);
    if (unknown !== null) facts.push(unknown);
    for (const hit of annotated.hits.drug) {
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) continue;
      const drug = hit.value.of;
      const assertion = assertionAt(annotated, hit.from, hit.to);
      const text = note.slice(sentence.start, Math.min(sentence.end, last.end + 60));
      const section = sentence.section;
      const label = sentence.label;
      let action = listed.has(section) ? 'listed' : drugActionAt(annotated, hit.from, hit.to);
      // "Nitrofurantoin 100 mg BID x5d" in a plan: a drug for some days is a new course.
      if (action === null && managed.has(section) && course.test(text)) action = 'start';
      if (action === null && section === 'body' && isOrderLine(annotated, hit.from)) action = 'start';
      if (action === null && managed.has(section) && given.has(drug.class) && dose.test(text)) action = 'start';
      if (action === null)
        action =
          managed.has(section) && section !== 'body'
            ? /treatment|medication|rx/.test(label) || section === 'orders'
              ? 'start'
              : 'continue'
            : 'listed';
      if (section === 'hpi' || section === 'chief-complaint' || section === 'visit' || section === 'results')
        action = 'listed';
      if (assertion === 'negated' && action !== 'stop') action = 'listed';
      if (action === 'listed' && isNotTaken(annotated, hit.from, hit.to)) action = 'considered';
      if (assertion === 'family' || assertion === 'historical') action = 'listed';
      if (assertion === 'conditional' && !/\bprn\b|as needed/i.test(text) && action !== 'start' && action !== 'change')
        action = 'considered';
      const otc = drug.otc === true && !isPrescriptionStrength(drug.id, text);
      facts.push({
        drug,
        action,
        otc: otc || /\bover[- ]the[- ]counter\b|\botc\b/i.test(text),
        start: first.start,
        end: last.end,
        section,
        sentence: sentence.index,
        context: contextOf(annotated, hit.from, hit.to),
        block: blockOf.get(sentence.index) ?? -1,
      });
    }
  }
  return facts;
}
