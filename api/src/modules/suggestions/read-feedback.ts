import type { FeedbackQuery, FeedbackRate, FeedbackRates } from '@codeloom/contracts';
import type { PracticeActor } from '../../transport/actor.ts';
import type { EncounterDeps } from '../encounters/index.ts';
import { findFeedback } from './suggestions.repository.ts';

const PAGE = 1_000;

type Kind = FeedbackRate['kind'];
/** The parts of audit payloads that are counted; their forms are those of the audit module. */
interface CountedPayload {
  readonly kind?: Kind;
  readonly code?: string;
  readonly ruleIds?: readonly string[];
  readonly source?: string;
  readonly from?: { readonly code: string } | string | null;
  readonly to?: { readonly code: string } | string | null;
}

class Tally {
  readonly #rates = new Map<string, { kind: Kind; key: string; accepted: number; overridden: number }>();

  add(kind: Kind, key: string, isAccepted: boolean): void {
    const id = `${kind} ${key}`;
    const rate = this.#rates.get(id) ?? { kind, key, accepted: 0, overridden: 0 };
    rate[isAccepted ? 'accepted' : 'overridden'] += 1;
    this.#rates.set(id, rate);
  }

  /** Most overridden first. */
  list(): FeedbackRate[] {
    const rates = [...this.#rates.values()].map((rate) => ({
      ...rate,
      overrideRate: rate.overridden / (rate.accepted + rate.overridden),
    }));
    return rates.sort((a, b) => b.overridden - a.overridden || a.key.localeCompare(b.key));
  }
}

function listOf(counts: ReadonlyMap<string, number>): { key: string; count: number }[] {
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}

/** Counts the audit trail: accepted, overridden, edited, added. */
class FeedbackCount {
  readonly codes = new Tally();
  readonly rules = new Tally();
  readonly added = new Map<string, number>();
  readonly edited = new Map<string, number>();

  #raise(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  add(action: string, payload: CountedPayload): void {
    const { kind, code, from, to } = payload;
    if ((action === 'SUGGESTION_ACCEPTED' || action === 'SUGGESTION_DISMISSED') && kind && code) {
      const isAccepted = action === 'SUGGESTION_ACCEPTED';
      this.codes.add(kind, code, isAccepted);
      for (const rule of payload.ruleIds ?? []) this.rules.add(kind, rule, isAccepted);
    } else if (action === 'USER_ADDED_DIAGNOSIS' && code && payload.source === 'user') this.#raise(this.added, code);
    else if (action === 'USER_CHANGED_PROCEDURE' && typeof to === 'object' && to)
      this.#raise(from ? this.edited : this.added, to.code);
    else if (action === 'USER_CHANGED_EM_CODE' && typeof from === 'string' && typeof to === 'string')
      this.#raise(this.edited, to);
  }
}

/** How often what was suggested was kept, by code and by rule. Each page is a unit of work of its own. */
export const readFeedback =
  ({ database }: EncounterDeps) =>
  async (actor: PracticeActor, query: FeedbackQuery): Promise<FeedbackRates> => {
    const { practiceId } = actor;
    const count = new FeedbackCount();
    let after = 0;
    for (;;) {
      const from = after;
      const rows = await database.withPractice(practiceId, (tx) => findFeedback(tx, practiceId, query, from, PAGE));
      for (const { action, payload } of rows) count.add(action, payload as CountedPayload);
      after = rows.at(-1)?.seq ?? after;
      if (rows.length < PAGE) break;
    }
    return {
      byCode: count.codes.list(),
      byRule: count.rules.list(),
      added: listOf(count.added),
      edited: listOf(count.edited),
    };
  };
