import { z } from 'zod';
import { encounterIdSchema, idSchema } from './ids.ts';
import { suggestionResultSchema } from './suggestion.ts';
import { lineSchema } from './text.ts';

/** An item of the grid: its element and its place in `suggestion.em.mdm[element].items`. */
export const mdmItemRefSchema = z.strictObject({
  element: z.enum(['problems', 'data', 'risk']),
  index: z.number().int().min(0).max(999),
});
export type MdmItemRef = z.infer<typeof mdmItemRefSchema>;

/** What a person does not accept of the suggestion that an encounter shows. */
export const suggestionRecomputeSchema = z.strictObject({
  encounterId: encounterIdSchema,
  /** `suggestionRunId` of the encounter: places are those of this run. Another run by now answers 409. */
  runId: idSchema,
  notSupported: z.strictObject({
    items: z.array(mdmItemRefSchema).max(500).default([]),
    /** Suggested diagnosis codes: problems that rest on the same words fall with them. */
    diagnoses: z.array(lineSchema(10)).max(100).default([]),
    /** The documented time. */
    time: z.boolean().default(false),
  }),
});
export type SuggestionRecompute = z.output<typeof suggestionRecomputeSchema>;
export type SuggestionRecomputeInput = z.input<typeof suggestionRecomputeSchema>;

/** The level without what was marked. Every `evidence` is empty: items keep their places, and their evidence is in the suggestion. */
export const recomputedSchema = z.object({ runId: idSchema, em: suggestionResultSchema.shape.em });
export type Recomputed = z.infer<typeof recomputedSchema>;
