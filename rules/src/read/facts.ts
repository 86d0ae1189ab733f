import type { Concept, Drug, MedicalTest, ProcedureConcept, Statement } from '../book/types.ts';
import type { Piece } from './pieces.ts';
import type { Section } from './sections.ts';
import type { Unfit } from './unfit.ts';

/** A range of the note, in UTF-16 positions. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How the note stands to what it names. Only `present` may become a code. */
export type Assertion =
  'present' | 'negated' | 'uncertain' | 'historical' | 'family' | 'conditional' | 'risk' | 'planned' | 'resolved';

/** One place in the note that names a problem. */
export interface Mention extends Range {
  readonly concept: Concept;
  readonly assertion: Assertion;
  readonly tags: readonly string[];
  readonly section: string;
  readonly sentence: number;
  /** The sentence as evidence, shortened to what surrounds the mention. */
  readonly context: Range;
  /** Number of the problem block in the assessment, or -1. */
  readonly block: number;
  /** Named in the title of a problem block. */
  readonly title: boolean;
}

/** A title of the assessment with the text that belongs to it. */
export interface Block {
  readonly index: number;
  readonly title: Range;
  readonly titleSentence: number;
  readonly sentences: readonly number[];
  readonly text: string;
}

export type Trend = 'stable' | 'worse' | 'severe' | 'new' | 'resolved' | 'unknown';

/** All mentions of one problem, as one problem with one status. */
export interface Problem {
  readonly concept: Concept;
  /** Concept and, where sites make different problems, the site. */
  readonly key: string;
  readonly mentions: readonly Mention[];
  readonly assertion: Assertion;
  readonly tags: ReadonlySet<string>;
  readonly addressed: boolean;
  /** Code of a diagnosis that is only suspected, for which this sign stands (Official Guidelines IV.H). */
  readonly standsFor: string | null;
  /** Why it was not taken as addressed. */
  readonly whyNot: string | null;
  readonly trend: Trend;
  readonly trendEvidence: readonly Range[];
  /** The status rests on a reading that an auditor may not share. */
  readonly trendFirm: boolean;
  /** In the order of the assessment; problems named elsewhere follow. */
  readonly order: number;
  readonly evidence: readonly Range[];
}

export interface DrugFact extends Range {
  readonly drug: Drug | null;
  readonly action: 'start' | 'stop' | 'change' | 'continue' | 'listed' | 'considered';
  readonly otc: boolean;
  readonly section: string;
  readonly sentence: number;
  readonly context: Range;
  readonly block: number;
}

export interface TestFact extends Range {
  readonly test: MedicalTest;
  readonly status: 'ordered' | 'reviewed' | 'in-office' | 'conditional' | 'past' | 'declined';
  readonly context: Range;
  readonly section: string;
  readonly sentence: number;
  readonly interpreted: boolean;
}

export interface ProcedureFact extends Range {
  readonly procedure: ProcedureConcept;
  readonly status: 'performed' | 'planned' | 'past' | 'negated';
  readonly tags: readonly string[];
  readonly context: Range;
  readonly sentence: number;
  readonly section: string;
  readonly count: number | null;
  /** Greatest length in cm, where one is given. */
  readonly sizeCm: number | null;
  /** All lengths of the sentence added up, in cm. */
  readonly lengthCm: number | null;
  /** Wounds or lesions that its sentence tells, each with its own size and details. */
  readonly pieces?: readonly Piece[] | undefined;
  /** Minutes given nearest to the service in its sentence. */
  readonly minutes: number | null;
  /** Greatest dose given in the sentence, by unit. */
  readonly doses: Readonly<Partial<Record<'mg' | 'mcg' | 'mL' | 'unit', number>>>;
}

export interface StatementFact extends Range {
  readonly statement: Statement;
  readonly count: number;
  readonly section: string;
  readonly sentence: number;
  readonly context: Range;
}

export interface Reading extends Range {
  readonly kind: 'bp' | 'a1c' | 'bmi' | 'egfr' | 'phq9' | 'glucose' | 'temp' | 'spo2' | 'ldl' | 'weight' | 'gestation';
  readonly value: number;
  readonly second: number | null;
}

export interface TimeFact {
  readonly minutes: number;
  readonly evidence: readonly Range[];
  readonly kind: 'total' | 'sum' | 'partial';
  /** The note says that separately reported services are not in the total. */
  readonly withoutServices: boolean;
}

/** The words of a sentence that are stated, for the look-up of what the book does not read itself. */
export interface Wording {
  readonly sentence: number;
  readonly section: string;
  /** The title of a problem of the assessment. */
  readonly title: boolean;
  /** The book knows a problem that it names. */
  readonly named: boolean;
  readonly words: readonly (Range & { readonly stem: string })[];
  readonly context: Range;
}

/** Everything the reader found: with places, without codes. */
export interface Facts {
  readonly note: string;
  readonly trimmed: boolean;
  readonly sections: readonly Section[];
  readonly sentences: readonly Range[];
  readonly hasAssessment: boolean;
  /** Not a note of one patient in English: nothing is suggested from it. */
  readonly unfit: Unfit | null;
  readonly blocks: readonly Block[];
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
  readonly wordings: readonly Wording[];
  readonly drugs: readonly DrugFact[];
  readonly tests: readonly TestFact[];
  readonly procedures: readonly ProcedureFact[];
  readonly statements: readonly StatementFact[];
  readonly readings: readonly Reading[];
  readonly time: TimeFact | null;
  readonly tags: ReadonlySet<string>;
  readonly ageYears: number | null;
  readonly sex: 'f' | 'm' | null;
  readonly patient: 'new' | 'established' | null;
  readonly patientEvidence: readonly Range[];
}
