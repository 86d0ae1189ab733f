import { z } from 'zod';

/** Names of commands, such as `suggest.accept`: they stay the same for ever, because people's keys are kept under them. */
const commandIdSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+){1,3}$/);

/** A key as pages name it: `A`, `Shift+A`, `Alt+ArrowUp`, `F2`, `/`. Empty = the command has no key (WCAG 2.2, 2.1.4). */
export const keyNameSchema = z
  .string()
  .regex(
    /^$|^(Alt\+)?(Shift\+)?([A-Z0-9]|[[\]/.,;'\\=?!<>-]|Arrow(Up|Down|Left|Right)|F([1-9]|1[0-2])|Home|End|Delete|Insert|PageUp|PageDown)$/,
    'Choose a letter, a digit, a sign, an arrow or a function key.',
  );

/** What one person set for themselves. It follows them from page to page; nothing is kept in the browser. */
export const preferencesSchema = z.object({
  /** Command to key, where it differs from the built-in one. */
  keys: z.record(commandIdSchema, keyNameSchema),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const preferencesSaveSchema = z.strictObject({
  keys: z
    .record(commandIdSchema, keyNameSchema)
    .refine((keys) => Object.keys(keys).length <= 100, 'At most 100 keys can be set.'),
});
export type PreferencesSave = z.infer<typeof preferencesSaveSchema>;
