import type { DecisionDelta } from '@codeloom/contracts';

/** The product's own events (PRD, metrics): ids, lengths and decisions only, never text of a note. */
export interface ServerEventFields {
  encounter_suggest_requested: { encounterId: string; userId: string; note_length_chars: number };
  encounter_suggest_succeeded: {
    encounterId: string;
    userId: string;
    latency_ms: number;
    note_length_chars: number;
    replayed: boolean;
  };
  encounter_suggest_failed: { encounterId: string; userId: string; latency_ms: number; reason: string };
  encounter_codes_finalized: {
    encounterId: string;
    userId: string;
    emDecisionDelta: DecisionDelta | null;
    diagnosesAdded: number;
    diagnosesRemoved: number;
    proceduresAdded: number;
    proceduresRemoved: number;
    hadUndercodeHint: boolean;
    hadMissedServiceHint: boolean;
  };
}
export type ServerEventName = keyof ServerEventFields;

/** Where events go: structured logs and counters. */
export interface ServerEvents {
  emit<N extends ServerEventName>(name: N, fields: ServerEventFields[N]): void;
}
