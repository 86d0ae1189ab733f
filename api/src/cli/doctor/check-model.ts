import { curatedTable } from '@codeloom/rules';
import {
  ModelFailure,
  openGateway,
  settingsFromConfig,
  suggestWithModel,
  type ModelFailureCause,
} from '../../modules/suggestions/llm/index.ts';
import type { Config } from '../../platform/config.ts';
import { failed, ok, type Finding } from './finding.ts';

/** A synthetic note: the doctor never sends anybody's text. */
const SAMPLE =
  'HPI: 58-year-old for follow-up.\nAssessment and Plan:\n1. Hypertension, stable. Continue lisinopril 20 mg daily.';

/** What to do about a model that does not answer. */
const advice: Readonly<Record<ModelFailureCause, string>> = {
  timeout: 'It did not answer in time. Check the network, or set LLM_CALL_TIMEOUT_SECONDS up to 15.',
  connection:
    'It cannot be reached, or its certificate is not valid. Check OPENAI_BASE_URL and the certificate of that server.',
  rateLimited: 'It answers that there were too many requests. Wait, or ask for a higher limit.',
  serverError: 'It answers with an error of its own. Try again later.',
  keyRefused: 'It refuses the key. Set OPENAI_API_KEY to a valid one.',
  requestRefused:
    'It refuses the request: the model may have no structured outputs, or OPENAI_MODEL may be misspelt. Choose a model with structured outputs (JSON schema).',
  refusal: 'The model declined a plain clinical text. Choose another model.',
  malformed: 'The answer is no JSON. Choose a model with structured outputs (JSON schema).',
  schema: 'The answer does not keep the form. Choose a model with structured outputs (JSON schema).',
  tooLarge: 'The answer is far too long. Check OPENAI_BASE_URL.',
  cutShort: 'The answer was cut short. Choose a model that answers with 6,000 tokens or more.',
  breakerOpen: 'Too many calls failed just before. Try again in a minute.',
  queueFull: 'Too many calls wait. Try again in a minute.',
  capReached: 'The allowance of a practice is used up. Set LLM_TOKENS_PER_PERIOD higher.',
};

/** Asks the model both questions of a suggestion about a synthetic note. */
export async function checkModel({ llm }: Config): Promise<Finding> {
  const settings = settingsFromConfig(llm);
  if (!settings) return ok('model: none is used (LLM_MODE=rules).');
  const gateway = openGateway(settings);
  const name = `model: ${settings.model} at ${gateway.origin}`;
  try {
    const visit = { note: SAMPLE, dateOfService: '2026-01-05' };
    const { engine } = await suggestWithModel(gateway, {
      visit,
      table: curatedTable,
      practiceId: 'doctor',
      known: [],
      secret: new Uint8Array(32),
      onSent: () => undefined,
    });
    return ok(`${name} answers in the right form (as ${engine.model ?? settings.model}).`);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return failed(`${name}: ${advice[error.reason]}`);
  } finally {
    gateway.close();
  }
}
