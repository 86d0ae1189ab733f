/** How a problem counts in the first element of medical decision making when nothing else is said about it. */
export type Course =
  | 'chronic'
  | 'acute'
  | 'minor'
  | 'systemic'
  | 'complicated'
  | 'threat'
  | 'symptom'
  | 'uncertain'
  | 'status'
  | 'service'
  | 'context';

/** A more specific code, chosen when every tag in `if` holds. `+id` means: that concept is confirmed in the same note. */
export interface Variant {
  readonly if: readonly string[];
  readonly code: string | readonly string[];
}

/** One problem, status or reason for a visit, with the words by which notes name it. */
export interface Concept {
  readonly id: string;
  readonly label: string;
  readonly course: Course;
  readonly terms: readonly string[];
  /** A code, or a template: `[R1L2B3U9]` is the digit of the side, `[e]` the seventh character. */
  readonly code?: string | readonly string[] | undefined;
  readonly variants?: readonly Variant[] | undefined;
  /** Complications that each have a code of their own: every one that holds is coded, and they take the place of the plain code (I.C.4.a). */
  readonly each?: readonly Variant[] | undefined;
  /** Code of a personal history, used when the note gives the problem as past. */
  readonly history?: string | undefined;
  /** Code of a family history. */
  readonly family?: string | undefined;
  /** Symptoms that are an integral part of it (Official Guidelines I.B.5). */
  readonly explains?: readonly string[] | undefined;
  /** Concepts it takes the place of when both are confirmed. */
  readonly replaces?: readonly string[] | undefined;
  /** Problems this shows to be dealt with at the visit: counselling to stop smoking addresses the dependence. */
  readonly addresses?: readonly string[] | undefined;
  /** The problems its words name together: "hypertensive CKD" names both hypertension and kidney disease. */
  readonly names?: readonly string[] | undefined;
  /** Tags that hold by definition. */
  readonly tags?: readonly string[] | undefined;
  /** Codes that may only stand first (Official Guidelines I.C.21.c.16), or the reason a visit is made for. */
  readonly first?: boolean | undefined;
  /** Mentions with different body sites are different problems: knee pain and back pain. */
  readonly bySite?: boolean | undefined;
  /** Named alone, outside an assessment, it is background. */
  readonly background?: boolean | undefined;
}

export interface Drug {
  readonly id: string;
  readonly terms: readonly string[];
  readonly class: string;
  readonly otc?: boolean | undefined;
  /** Needs intensive monitoring for toxicity when monitored at least quarterly. */
  readonly toxic?: boolean | undefined;
  readonly controlled?: boolean | undefined;
  /** Code of an adverse effect of the drug, initial encounter. */
  readonly adverse?: string | undefined;
  /** Long-term use code, e.g. Z79.4. */
  readonly longTerm?: string | undefined;
}

export interface MedicalTest {
  readonly id: string;
  readonly label: string;
  readonly terms: readonly string[];
  readonly kind: 'lab' | 'imaging' | 'physiologic' | 'pathology' | 'instrument';
  /** The panel it is part of: several results of one panel are one unique test. */
  readonly panel?: string | undefined;
}

export interface ProcedureVariant {
  readonly if: readonly string[];
  readonly code: string | readonly string[];
}

/** A service done at the visit. Codes with units by count or dose are worked out by `count`. */
/** What is done to what: a service without a name of its own in the note. */
export interface Act {
  readonly on: readonly string[];
  readonly by: readonly string[];
  /** Words in the sentence of the doing that tell of another service: "IM" beside a knee. */
  readonly not?: readonly string[] | undefined;
  /** Most words between the two in one sentence; 6 unless given. */
  readonly within?: number | undefined;
  /** The thing may stand in one of the two sentences before. */
  readonly across?: boolean | undefined;
}

export interface ProcedureConcept {
  readonly id: string;
  readonly label: string;
  readonly terms: readonly string[];
  readonly code?: string | readonly string[] | undefined;
  readonly variants?: readonly ProcedureVariant[] | undefined;
  readonly count?: CountRule | undefined;
  /** Surface in square centimetres: the code covers `each`, its add-on each further `each` or part. */
  readonly area?: { readonly each: number; readonly addOns: Readonly<Record<string, string>> } | undefined;
  /** What its items are, where they are counted by name: the muscles of trigger points. */
  readonly counts?: { readonly of: string; readonly names: readonly string[] } | undefined;
  /** Takes LT, RT or 50. */
  readonly sided?: boolean | undefined;
  /** Counts as minor surgery for modifier 25 and for the risk of management. */
  readonly minor?: boolean | undefined;
  readonly major?: boolean | undefined;
  /** Tags or statements without which the service is not suggested; the text says what is not documented. */
  readonly needs?:
    readonly { readonly tag: string; readonly missing: string; readonly silent?: boolean | undefined }[] | undefined;
  /** Units by dose: one for each `per` of the unit, or part. Without a dose in the note one unit is taken. */
  readonly dose?: { readonly per: number; readonly of: 'mg' | 'mcg' | 'mL' | 'unit' } | undefined;
  /** A vaccine: number of components, and the administration code of Medicare where there is one. */
  readonly vaccine?:
    | {
        readonly components: number;
        readonly medicare?: string | undefined;
        readonly admin?: string | undefined;
        readonly oral?: boolean | undefined;
        /** Products against the same disease: a name of the disease beside the name of a product is one vaccine. */
        readonly family?: string | undefined;
      }
    | undefined;
  /** An injected drug, whose administration is a service of its own. */
  readonly administration?: string | undefined;
  /** Its code and units follow from minutes: the id of a rule with `code`, `fromMinutes` and perhaps an add-on. */
  readonly timed?: string | undefined;
  /** Lengths of one class are added up: two wounds of 2 cm are one repair of 4 cm. */
  readonly sumSizes?: boolean | undefined;
  /** A dose for each side: both knees are two units. */
  readonly perSide?: boolean | undefined;
  /** Units that the name itself says: influenza A and B are two. */
  readonly units?: number | undefined;
  /** Another service with the same code is another unit: two instruments are two units. */
  readonly adds?: boolean | undefined;
  /** Done in another room or by another doctor more often than at an office visit: counted where the note is about it. */
  readonly ownNote?: boolean | undefined;
  /** A service of a month or of minutes on its own: a visit beside it needs problems of its own. */
  readonly standsAlone?: boolean | undefined;
  /** Done twice on a date, the second time takes this modifier on a line of its own. */
  readonly repeat?: string | undefined;
  readonly acts?: readonly Act[] | undefined;
  /** Named by its problem and how it was treated in one sentence: "four actinic keratoses … treated with liquid nitrogen". */
  readonly treats?: { readonly problem: string; readonly by: string } | undefined;
  /** Words are enough: a test or supply whose mention with a result means it was done elsewhere is never billed. */
  readonly inOffice?: boolean | undefined;
  /** Films: each site that is named is a line of its own. */
  readonly films?: boolean | undefined;
  /** Codes by technique; the first that was used takes the base code, every further item the add-on of its own technique. */
  readonly kinds?: readonly { readonly tag: string; readonly code: string; readonly addOn: string }[] | undefined;
  readonly link?: readonly string[] | undefined;
}

/** Units: `first` items are in the base code, then one `addOn` for each `each` further items or part. */
export interface CountRule {
  readonly first: number;
  readonly addOn?: string | undefined;
  readonly each?: number | undefined;
  /** From this many items on, another code takes the place of both. */
  readonly above?: { readonly from: number; readonly code: string } | undefined;
}

/** A published source and what it supports. */
export interface Source {
  readonly title: string;
  readonly section?: string | undefined;
  readonly url?: string | undefined;
  readonly accessed?: string | undefined;
  readonly supports?: readonly string[] | undefined;
}

/** A value that changes over time: date it takes effect → value. */
export type Dated<T> = Readonly<Record<string, T>>;

export interface Rule {
  readonly id: string;
  readonly statement: string;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly source: readonly Source[];
  readonly values: Readonly<Record<string, Dated<number | string | readonly string[]>>>;
  readonly notModelled: string;
}

/** Words that change how other words are read: negation, doubt, family, time. */
export interface Cue {
  readonly id: string;
  readonly kind: string;
  readonly terms: readonly string[];
}

/** An attribute of a problem or procedure: side, site, severity, control. `implies` adds wider tags. */
export interface Tag {
  readonly id: string;
  readonly group: string;
  readonly terms: readonly string[];
  readonly implies?: readonly string[] | undefined;
}

/** A sentence-level fact: total time, an independent historian, a decision about admission. */
export interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly terms: readonly string[];
}

/** A statement told by words near each other, whatever stands between: "we weighed, with her son, sending her back to hospital". */
export interface ToldTogether {
  /** The statement it tells. */
  readonly statement: string;
  /** Sets of words; one of each is named. */
  readonly words: readonly string[];
  /** Sets whose words, among or right beside those, make it something else. */
  readonly without?: readonly string[] | undefined;
  /** The words stand in the order of the sets. */
  readonly ordered?: boolean | undefined;
  /** Most words between two of them. */
  readonly within?: number | undefined;
  /** Sections that tell of other times. */
  readonly outside?: readonly string[] | undefined;
}

/** Symptoms that belong to the diseases whose codes begin so. */
export interface Integral {
  readonly codes: readonly string[];
  readonly explains: readonly string[];
}

/** How the words of notes meet the words of the official descriptions. */
export interface IndexWords {
  /** Words that carry no detail. */
  readonly idle: readonly string[];
  /** Word of the descriptions → words of notes that stand for it. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export interface Book {
  readonly version: string;
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly concepts: readonly Concept[];
  readonly tags: readonly Tag[];
  readonly cues: readonly Cue[];
  readonly statements: readonly Statement[];
  /** Words that tell statements together, by the name of their set. */
  readonly toldWords: Readonly<Record<string, readonly string[]>>;
  readonly toldTogether: readonly ToldTogether[];
  readonly drugs: readonly Drug[];
  readonly tests: readonly MedicalTest[];
  readonly procedures: readonly ProcedureConcept[];
  readonly rules: readonly Rule[];
  readonly integral: readonly Integral[];
  readonly indexWords: IndexWords;
  /** Nouns whose names are also said the other way round: "fracture of the clavicle". */
  readonly inverted: readonly string[];
}
