import { z } from 'zod';
import { encounterStatusSchema } from './encounter.ts';
import { backwards, dateSchema, encounterIdSchema, idSchema, instantSchema, isForwards, userIdSchema } from './ids.ts';
import { practiceRoleSchema } from './roles.ts';
import { bucketSchema } from './suggestion.ts';
import { lineSchema } from './text.ts';

/** Which encounters a worklist shows. Absent = all of them. */
export const encounterFilterSchema = z.strictObject({
  /** `needs_coding` = draft or ai_suggested. */
  status: z.union([encounterStatusSchema, z.literal('needs_coding')]).optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  providerId: userIdSchema.optional(),
  /** Whose work it is: a person, whoever asks, or nobody yet. */
  assignee: z.union([userIdSchema, z.enum(['me', 'none'])]).optional(),
  denialRisk: bucketSchema.optional(),
  /** A part of the patient's pseudonym or of the host's own key. Never a word of the note. */
  text: lineSchema(64).optional(),
});
export type EncounterFilter = z.input<typeof encounterFilterSchema>;

export const encounterSortFields = ['encounterDate', 'updatedAt', 'patient', 'denialRisk', 'status'] as const;
export type EncounterSortField = (typeof encounterSortFields)[number];
export const encounterSortSchema = z.strictObject({
  by: z.enum(encounterSortFields),
  direction: z.enum(['asc', 'desc']),
});
export type EncounterSort = z.infer<typeof encounterSortSchema>;

/** One page of a worklist. REST asks with fewer filters: its addresses are written to logs, so no reference stands in them. */
export const encounterQueueInputSchema = encounterFilterSchema
  .extend({
    sort: encounterSortSchema.optional(),
    cursor: z.string().max(300).optional(),
    limit: z.number().int().min(1).max(200).default(50),
  })
  .refine(isForwards, backwards);
export type EncounterQueueInput = z.input<typeof encounterQueueInputSchema>;

export const encounterCountsInputSchema = encounterFilterSchema.omit({ status: true }).refine(isForwards, backwards);
export type EncounterCountsInput = z.input<typeof encounterCountsInputSchema>;

/** How many encounters of each status match the other filters. */
export const encounterCountsSchema = z.object({ byStatus: z.record(encounterStatusSchema, z.number().int()) });
export type EncounterCounts = z.infer<typeof encounterCountsSchema>;

/** Gives encounters to one person, or to nobody. */
export const encounterAssignSchema = z.strictObject({
  ids: z.array(encounterIdSchema).min(1).max(500),
  assigneeId: userIdSchema.nullable(),
});
export type EncounterAssign = z.input<typeof encounterAssignSchema>;

/** How many encounters changed hands; the others were in these hands already. */
export const encounterAssignedSchema = z.object({ changed: z.number().int() });
export type EncounterAssigned = z.infer<typeof encounterAssignedSchema>;

/** An active person of the practice, to filter by and to assign to. */
export const personSchema = z.object({
  id: userIdSchema,
  name: z.string(),
  role: practiceRoleSchema,
  /** Whoever asks. */
  self: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;
export const peopleSchema = z.object({ items: z.array(personSchema) });
export type People = z.infer<typeof peopleSchema>;

export const queueColumns = [
  'patient',
  'externalId',
  'date',
  'visit',
  'specialty',
  'provider',
  'assignee',
  'payer',
  'em',
  'risk',
  'status',
  'updated',
] as const;
export type QueueColumn = (typeof queueColumns)[number];

/** What a person chose to see. Words searched for are not kept: they name a patient. */
export const queueViewSchema = z.strictObject({
  filters: encounterFilterSchema.omit({ text: true }),
  sort: encounterSortSchema,
  columns: z.array(z.enum(queueColumns)).min(1).max(queueColumns.length),
});
export type QueueView = z.input<typeof queueViewSchema>;

export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Seen by everybody of the practice. */
  shared: z.boolean(),
  /** Whether the caller may change or remove it. */
  editable: z.boolean(),
  view: queueViewSchema,
  updatedAt: instantSchema,
});
export type SavedView = Omit<z.infer<typeof savedViewSchema>, 'view'> & { view: QueueView };
export const savedViewsSchema = z.object({ items: z.array(savedViewSchema) });
export type SavedViews = { items: SavedView[] };

/** A new view, or with `id` the new content of one. Sharing takes a practice admin. */
export const savedViewSaveSchema = z.strictObject({
  id: idSchema.optional(),
  name: lineSchema(60),
  shared: z.boolean().default(false),
  view: queueViewSchema,
});
export type SavedViewSave = z.input<typeof savedViewSaveSchema>;
export const savedViewRemoveSchema = z.strictObject({ id: idSchema });
