import type { Config } from '../../../platform/config.ts';
import { DEFAULT_MODEL, defaultLimits, type ModelSettings } from './settings.ts';

/** Where the stand-in of `tools/stand-in` listens unless told otherwise. */
const STAND_IN_URL = 'http://127.0.0.1:4010/v1';

/** The settings of the configured model; null where none is asked for. */
export function settingsFromConfig(llm: Config['llm']): ModelSettings | null {
  const { mode, organization, azure } = llm;
  if (mode === 'rules') return null;
  const isMock = mode === 'mock';
  return {
    mode,
    // The stand-in takes any key; the real one is never sent to it.
    apiKey: isMock ? 'stand-in' : (llm.apiKey ?? ''),
    baseUrl: llm.baseUrl ?? (isMock ? STAND_IN_URL : null),
    model: llm.model ?? (isMock ? 'stand-in' : DEFAULT_MODEL),
    organization: isMock ? null : organization,
    azure: isMock ? null : azure,
    ...defaultLimits,
    callTimeoutMs: llm.callTimeoutSeconds * 1000,
  };
}
