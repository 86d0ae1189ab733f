/** Why a code is right here, or why one that is often chosen is not. */
export interface SeedTrainingLine {
  kind: 'em' | 'diagnosis' | 'procedure';
  /** Null where no code of this kind is reported. */
  code: string | null;
  correct: boolean;
  text: string;
  /** Exact pieces of the note. */
  quotes: readonly string[];
}

/**
 * A training case: an invented visit with its published answer. The correct lines are the expected codes, in claim order;
 * a case without a correct E/M line expects none. Raise `version` with every change of the note or the answer.
 */
export interface SeedTrainingCase {
  id: string;
  version: number;
  title: string;
  specialty: string;
  difficulty: 'easy' | 'medium' | 'hard';
  topic: string;
  patient: 'new' | 'established';
  visitType: string;
  payer?: 'commercial' | 'medicare' | 'medicaid';
  ageYears: number;
  sex: 'f' | 'm';
  noteText: string;
  answer: readonly SeedTrainingLine[];
}
