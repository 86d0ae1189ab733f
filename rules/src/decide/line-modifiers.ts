import type { Book } from '../book/types.ts';
import { isInForce, listOn, ruleOf } from '../book/values.ts';
import { BUNDLED_PAIRS } from '../gen/edits.ts';
import type { Facts } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { RejectedDraft } from './diagnoses.ts';
import type { ProcedureDraft } from './procedure-draft.ts';

export interface Lines {
  readonly drafts: readonly ProcedureDraft[];
  readonly rejected: readonly RejectedDraft[];
}

const add = (draft: ProcedureDraft, modifier: string): ProcedureDraft =>
  draft.modifiers.includes(modifier) ? draft : { ...draft, modifiers: [...draft.modifiers, modifier] };

/** Another lesion, site or session, said in the sentence of the service or beside it. */
const distinct =
  /\b(?:separate|separately|different|distinct|another|other|second|additional) (?:[\w.]+ ){0,4}(?:lesions?|polyps?|sites?|areas?|locations?|wounds?|joints?|sessions?|incisions?|injur(?:y|ies)|encounters?)\b/i;

const places = /^(?:LT|RT|E[1-4]|F[A0-9]|T[A0-9])$/;

function areApart(kept: ProcedureDraft, dropped: ProcedureDraft): boolean {
  const [a, b] = [kept, dropped].map(({ modifiers }) => modifiers.filter((modifier) => places.test(modifier)));
  return a !== undefined && b !== undefined && a.length > 0 && b.length > 0 && !a.some((item) => b.includes(item));
}

/** A biopsy of the cheek beside a destruction on the scalp: each names its site, and they share none. */
const onOtherSites = (kept: ProcedureDraft, dropped: ProcedureDraft): boolean => {
  const [a, b] = [kept.sites ?? [], dropped.sites ?? []];
  return a.length > 0 && b.length > 0 && !a.some((site) => b.includes(site));
};

const session = /\b(?:separate|different|distinct|another|second) (?:\w+ )?(?:sessions?|encounters?)\b/i;

/** Medicare's narrower forms of 59, where the note says which one it is: another site (XS) or encounter (XE). Source: CMS MLN SE1503. */
function apartModifier(pair: readonly string[], note: string, payer: VisitInput['payer']): string {
  if (payer !== 'medicare') return '59';
  const narrow = session.test(note) ? 'XE' : 'XS';
  return pair.includes(narrow) ? narrow : '59';
}

/** Of two services that are ordinarily one, the lesser is left out, or carries 59 where the note tells them apart. */
function unbundled(
  { drafts, rejected }: Lines,
  services: readonly ProcedureDraft[],
  facts: Facts,
  payer: VisitInput['payer'],
): Lines {
  const all = [...drafts, ...services];
  const kept: ProcedureDraft[] = [];
  const left: RejectedDraft[] = [...rejected];
  for (const draft of drafts) {
    const pair = BUNDLED_PAIRS.find(
      ({ keep, drop }) =>
        drop.includes(draft.code) && all.some((other) => other !== draft && keep.includes(other.code)),
    );
    const main = all.find((other) => other !== draft && pair?.keep.includes(other.code));
    if (pair === undefined || main === undefined || areApart(main, draft)) kept.push(draft);
    else if (
      pair.modifier.includes('59') &&
      (pair.apart === true || onOtherSites(main, draft) || distinct.test(facts.note))
    )
      kept.push(add(draft, apartModifier(pair.modifier, facts.note, payer)));
    else
      left.push({
        text: draft.label,
        code: draft.code,
        reason: `${pair.why} It is ordinarily part of ${main.code}.`,
        evidence: draft.evidence.slice(0, 1),
      });
  }
  return { drafts: kept, rejected: left };
}

/** What the note says of a service and right after it. */
const sentenceOf = (draft: ProcedureDraft, facts: Facts): string =>
  draft.evidence.map(({ start, end }) => facts.note.slice(start, end + 90)).join(' ');

/** Only the reading, or only the technical part, of a service that has both. */
function byPart(draft: ProcedureDraft, book: Book, facts: Facts, date: string): ProcedureDraft {
  const rule = ruleOf(book, 'services.parts');
  if (!isInForce(rule, date)) return draft;
  const whole = listOn(rule, 'whole', date);
  const text = sentenceOf(draft, facts);
  const reading =
    /\bonly (?:read|interpreted|over-?read)\b|\b(?:interpretation|reading|report|professional component)(?: and report)? only\b|\b(?:bill|report)\w* (?:only )?the (?:professional|reading)/i;
  const technical =
    /\b(?:tracing|technical(?: (?:component|part))?|taking the images?) only\b|\b(?:bill|report)\w* (?:only )?the technical/i;
  // Recorded by somebody else, and answered with a report of one's own.
  const elsewhere =
    /\b(?:hospital|nursing home|facility|another (?:office|clinic|practice)|elsewhere|urgent care)\b[^.;]{0,20}\b(?:recorded|took|made|obtained|sent)\b|\b(?:recorded|taken|made|obtained|sent|done)\b[^.;]{0,20}\b(?:hospital|nursing home|facility|another (?:office|clinic|practice)|elsewhere|urgent care)\b/i;
  const ownReport =
    /\b(?:written|signed|formal)\b[^.;]{0,20}\b(?:interpretation|report)\b|\binterpretation and report\b/i;
  const isReading = reading.test(text) || (elsewhere.test(text) && ownReport.test(text));
  const side = isReading ? 'reading' : technical.test(text) ? 'technical' : null;
  if (side === null) return draft;
  const at = whole.indexOf(draft.code);
  const code = at < 0 ? undefined : listOn(rule, side, date)[at];
  if (code !== undefined) return { ...draft, code };
  return /^7\d{4}$/.test(draft.code) ? add(draft, side === 'reading' ? '26' : 'TC') : draft;
}

/** Tests waived under CLIA carry QW for Medicare. */
function withWaiver(draft: ProcedureDraft, book: Book, { payer, dateOfService }: VisitInput): ProcedureDraft {
  const rule = ruleOf(book, 'services.waived-tests');
  if (payer !== 'medicare' || !isInForce(rule, dateOfService)) return draft;
  return listOn(rule, 'waived', dateOfService).includes(draft.code) ? add(draft, 'QW') : draft;
}

/** A signed notice that Medicare may not pay is told with GA, where the note ties it to the service. */
function withNotice(draft: ProcedureDraft, facts: Facts, { payer }: VisitInput, alone: boolean): ProcedureDraft {
  const notices = facts.statements.filter((fact) => fact.statement.id === 'notice-signed');
  if (payer !== 'medicare' || notices.length === 0) return draft;
  const near = draft.evidence.some((range) =>
    notices.some((notice) => notice.context.start < range.end + 160 && range.start < notice.context.end + 160),
  );
  return alone || near ? add(draft, 'GA') : draft;
}

/** Modifiers that lines carry because of one another, the payer, and what the note says of them. */
export function modifyLines(
  lines: Lines,
  services: readonly ProcedureDraft[],
  facts: Facts,
  input: VisitInput,
  book: Book,
): {
  readonly procedures: ProcedureDraft[];
  readonly services: ProcedureDraft[];
  readonly rejected: readonly RejectedDraft[];
} {
  const date = input.dateOfService;
  const { drafts, rejected } = unbundled(lines, services, facts, input.payer);
  const rule = ruleOf(book, 'services.with-wellness');
  const wellness = listOn(rule, 'wellness', date);
  const free = listOn(rule, 'withModifier33', date);
  const isBeside = [...drafts, ...services].some((draft) => wellness.includes(draft.code));
  const isAlone = drafts.length + services.length === 1;
  const modify = (draft: ProcedureDraft): ProcedureDraft => {
    const waived = withWaiver(byPart(draft, book, facts, date), book, input);
    const noticed = withNotice(waived, facts, input, isAlone);
    return isBeside && free.includes(noticed.code) ? add(noticed, '33') : noticed;
  };
  return { procedures: drafts.map(modify), services: services.map(modify), rejected };
}
