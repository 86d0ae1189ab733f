import type {
  DecisionDelta,
  Encounter,
  EncounterSetCodesInput,
  PracticeRole,
  SuggestionResult,
} from '@codeloom/contracts';

type Describe = (system: 'icd10cm' | 'procedure', code: string) => string | undefined;

/** The claim's rows with what a server knows of them: description from the table, source from the suggestion. */
export function finalCodes(
  encounter: Encounter,
  input: EncounterSetCodesInput,
  describe: Describe,
  role: PracticeRole = 'BILLER',
): Partial<Encounter> {
  const { suggestion } = encounter;
  const diagnoses = new Map(suggestion?.diagnoses.map((row) => [row.code, row.description]));
  const procedures = new Map(suggestion?.procedures.map((row) => [row.code, row.description]));
  return {
    finalEmCode: input.emCode,
    // Modifiers belong to a code; without an E/M code there are none.
    finalEmModifiers: input.emCode === null ? [] : (input.emModifiers ?? []),
    finalEmCodeSource: sourceOfLevel(encounter, input.emCode, role),
    finalDiagnoses: input.diagnoses.map(({ code, description }) => ({
      code,
      description: describe('icd10cm', code) ?? diagnoses.get(code) ?? description ?? '',
      source: diagnoses.has(code) ? 'ai' : 'user',
    })),
    finalProcedures: input.procedures.map(({ code, modifiers, units, pointers }) => ({
      code,
      description: describe('procedure', code) ?? procedures.get(code) ?? '',
      modifiers: modifiers ?? [],
      units: units ?? 1,
      pointers: pointers ?? [],
      source: procedures.has(code) ? 'ai' : 'user',
    })),
  };
}

/** Admins count as billers; an unchanged code keeps its source. */
function sourceOfLevel(before: Encounter, chosen: string | null, role: PracticeRole): Encounter['finalEmCodeSource'] {
  if (chosen === null) return null;
  if (chosen === before.emRecommended?.code) return 'ai';
  const was = before.finalEmCodeSource;
  if (chosen === before.finalEmCode && was !== null && was !== 'ai') return was;
  const [own, other] = role === 'PROVIDER' ? (['provider', 'biller'] as const) : (['biller', 'provider'] as const);
  return was === other || was === 'mixed' ? 'mixed' : own;
}

/** The final E/M code against the recommended one: by level inside one family (9920x, 9921x, 9924x), else another code. */
export function decisionDelta(finalCode: string | null, recommended: string | undefined): DecisionDelta | null {
  if (finalCode === null || recommended === undefined) return null;
  if (finalCode === recommended) return 'accepted_as_is';
  if (finalCode.slice(0, 4) !== recommended.slice(0, 4)) return 'different_code';
  return finalCode < recommended ? 'lower_than_ai' : 'higher_than_ai';
}

/** What an encounter says of its suggestion. */
export function suggested({ em, denialRisk, hints }: SuggestionResult): Partial<Encounter> {
  const display = (candidate: typeof em.recommended): { code: string; confidence: number } | null =>
    candidate && { code: candidate.code, confidence: candidate.confidence };
  return {
    emRecommended: display(em.recommended),
    emHighestSupported: display(em.highestSupported),
    hadUndercodeHint: hints.some(({ type }) => type === 'UNDERCODING'),
    hadMissedServiceHint: hints.some(({ type }) => type === 'MISSED_SERVICE'),
    denialRiskLevel: denialRisk.level,
    denialRiskReasons: denialRisk.reasons.map(({ message }) => message),
  };
}

/** A changed note has no suggestion yet. */
export const withoutSuggestion = {
  status: 'draft',
  suggestion: null,
  suggestionRunId: null,
  emRecommended: null,
  emHighestSupported: null,
  hadUndercodeHint: false,
  hadMissedServiceHint: false,
  denialRiskLevel: null,
  denialRiskReasons: [],
} as const satisfies Partial<Encounter>;
