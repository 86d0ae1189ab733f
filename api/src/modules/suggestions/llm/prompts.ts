import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { encounterFactsSchema, serviceFactsSchema } from './facts.schema.ts';

/** Version of the prompts; see prompts/CHANGELOG.md. */
export const PROMPT_VERSION = 1;

export type CallName = 'encounter_facts' | 'service_facts';

function load(name: string): string {
  return readFileSync(new URL(`prompts/${name}.md`, import.meta.url), 'utf8').trim();
}

/** The system text of each call. */
export const prompts: Readonly<Record<CallName, string>> = {
  encounter_facts: load('encounter-facts'),
  service_facts: load('service-facts'),
};

/** The form of each call's answer. */
export const answerSchemas = {
  encounter_facts: encounterFactsSchema,
  service_facts: serviceFactsSchema,
} as const satisfies Record<CallName, z.ZodType>;

function hashOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex');
}

/** SHA-256 of each call's prompt and answer schema. */
export const promptHashes: Readonly<Record<CallName, string>> = {
  encounter_facts: hashOf(prompts.encounter_facts, JSON.stringify(z.toJSONSchema(encounterFactsSchema))),
  service_facts: hashOf(prompts.service_facts, JSON.stringify(z.toJSONSchema(serviceFactsSchema))),
};

/** One hash over both calls, stored with every run. */
export const PROMPT_HASH = hashOf(String(PROMPT_VERSION), promptHashes.encounter_facts, promptHashes.service_facts);
