import { createHmac, type KeyObject } from 'node:crypto';
import type { PracticeId, SuggestionResult } from '@codeloom/contracts';
import type { CodeTable } from '@codeloom/rules';
import type { Config } from '../../platform/config.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { EncounterRow, VisitFacts } from '../encounters/index.ts';
import {
  openGateway,
  PROMPT_HASH,
  settingsFromConfig,
  suggestWithModel,
  type ModelGateway,
  type SendRecord,
} from './llm/index.ts';
import type { KnownValue } from './redact/index.ts';
import { peopleOf } from './suggestions.repository.ts';

/** The configured model with what it takes to ask it about an encounter. */
export interface ModelReader {
  readonly gateway: ModelGateway;
  /** What a run depends on beside the note: another model or prompt is another answer. */
  readonly fingerprint: string;
  /** Names and numbers of the record, to be replaced before anything leaves. */
  knownValues(tx: Tx, practiceId: PracticeId, row: EncounterRow): Promise<KnownValue[]>;
  suggest(input: ModelReadingInput): Promise<SuggestionResult>;
}

export interface ModelReadingInput {
  readonly practiceId: PracticeId;
  readonly noteText: string;
  readonly visit: VisitFacts;
  readonly table: CodeTable;
  readonly known: readonly KnownValue[];
  /** `performance.now()` at which the request began. */
  readonly startedAt: number;
  readonly onSent: (record: SendRecord) => void;
}

/** Null where the server works with the built-in engine alone. */
export function createModelReader(llm: Config['llm'], key: KeyObject): ModelReader | null {
  const settings = settingsFromConfig(llm);
  if (!settings) return null;
  const gateway = openGateway(settings);
  const secret = createHmac('sha256', key.export({ type: 'pkcs8', format: 'der' }))
    .update('codeloom: notes to a model')
    .digest();
  return {
    gateway,
    fingerprint: [settings.mode, settings.model, PROMPT_HASH].join(' '),
    async knownValues(tx, practiceId, row) {
      const people = await peopleOf(tx, practiceId);
      const numbers = [row.patientPseudoId, row.externalId].filter((value) => value !== null);
      return [
        ...numbers.map((value): KnownValue => ({ class: 'mrn', value })),
        ...people.map(({ firstName, lastName }): KnownValue => ({ class: 'name', value: `${firstName} ${lastName}` })),
      ];
    },
    suggest({ practiceId, noteText, visit, table, known, startedAt, onSent }) {
      return suggestWithModel(gateway, {
        visit: { ...visit, note: noteText },
        table,
        practiceId,
        known,
        secret,
        startedAt,
        onSent,
      });
    },
  };
}
