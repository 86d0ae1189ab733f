import fc from 'fast-check';
import { z } from 'zod';

/** What attackers send in place of what is asked. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withNullPrototype: true, maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    '\u0000',
    '\ud800',
    'x'.repeat(100_000),
    "'; DROP TABLE encounter; --",
    '$where',
    JSON.parse('{"__proto__":{"polluted":true}}'),
    { constructor: { prototype: { polluted: true } } },
    { toString: 'x', valueOf: 'y' },
    [[[[]]]],
  ),
);

/** Text that a database or a log would stumble over. */
const hostileText = fc.constantFrom('a\u0000b', '\ud800x', 'a\r\nb', '\u202e', "'", '%', '\\', '\u007f', '{{7*7}}');

type JsonSchema = z.core.JSONSchema.BaseSchema;

function text(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date')
    return fc.constantFrom('2026-03-12', '2024-02-29', '1900-01-01', '2199-12-31', '0000-01-01', '2026-13-01');
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'uri') return fc.webUrl({ withFragments: false });
  const shaped = schema.pattern ? fc.stringMatching(new RegExp(schema.pattern)) : fc.string({ unit: 'binary' });
  const usual = fc.constantFrom('I10', '99213', '20610', 'accepted', 'E11.65', 'RT', 'A reason');
  return fc.oneof(
    { weight: 3, arbitrary: shaped },
    { weight: 6, arbitrary: usual },
    { weight: 1, arbitrary: hostileText },
  );
}

function fromJson(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom<unknown>(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map((option) => fromJson(option)));
  switch (schema.type) {
    case 'object':
      return object(schema);
    case 'array':
      return fc.array(fromJson((schema.items ?? {}) as JsonSchema), { maxLength: 14 });
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Mostly well-formed objects, with one field in some of them missing, hostile or unknown. */
function object(schema: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([key, part]) => [key, fromJson(part as JsonSchema)] as const,
  );
  const requiredKeys = schema.required ?? [];
  const sound = fc.record(Object.fromEntries(fields), { requiredKeys });
  const keys = fields.length > 0 ? fc.constantFrom(...fields.map(([key]) => key), 'unknown') : fc.constant('unknown');
  const spoiled = fc.tuple(sound, keys, hostileValue).map(([value, key, hostile]) => ({ ...value, [key]: hostile }));
  return fc.oneof({ weight: 3, arbitrary: sound }, { weight: 1, arbitrary: spoiled });
}

/** Values of a zod schema's input form, and near misses of it. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}
