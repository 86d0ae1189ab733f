import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { CodeHit } from '@codeloom/contracts';
import { answerSchemas, prompts, type CallName } from './prompts.ts';

/** Everything a call says. Nothing else of the encounter leaves: no id, no name of the practice, no payer. */
export interface CallInput {
  readonly call: CallName;
  readonly model: string;
  /** The prepared note: trimmed, without invisible characters, identifiers replaced. */
  readonly text: string;
  /** Drawn from a hash of the note, so that no note can close its own fence. */
  readonly fence: string;
  /** Real codes of the table in force; the model may only pick from them. */
  readonly candidates: readonly CodeHit[];
}

/** Seed of every call, so that endpoints that honour it answer alike. */
export const SEED = 20_260_101;
/** Longest answer in tokens: a note of 10,000 characters yields about 2,500. Bounds cost and time. */
export const MAX_ANSWER_TOKENS = 6_000;

/** Made once: the form of an answer never depends on the note. */
const answerFormats = {
  encounter_facts: zodResponseFormat(answerSchemas.encounter_facts, 'encounter_facts'),
  service_facts: zodResponseFormat(answerSchemas.service_facts, 'service_facts'),
} as const satisfies Record<CallName, object>;

function userText({ text, fence, candidates }: CallInput): string {
  const offered = candidates.map(({ code, description }) => `${code} ${description}`).join('\n');
  return `Offered candidate codes:\n${offered === '' ? '(none)' : offered}\n\n<<<NOTE ${fence}>>>\n${text}\n<<<END OF NOTE ${fence}>>>`;
}

/** The exact body of a call. Pure, so that a test can show it for a note. */
export function requestFor(input: CallInput): ChatCompletionCreateParamsNonStreaming {
  return {
    model: input.model,
    messages: [
      { role: 'system', content: prompts[input.call] },
      { role: 'user', content: userText(input) },
    ],
    response_format: answerFormats[input.call],
    temperature: 0,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- issue 4 asks for a seed where an endpoint takes one
    seed: SEED,
    store: false,
    max_completion_tokens: MAX_ANSWER_TOKENS,
  };
}
