export { identifierClasses, type IdentifierClass, type ReplacementCounts } from './identifier.ts';
export { neutralizeInvisible, type InvisibleKind } from './invisible.ts';
export type { KnownValue } from './known-values.ts';
export { chain, type OffsetMap } from './offset-map.ts';
export { redact, shiftDaysFor, type Redaction, type RedactOptions, type Replacement } from './redact.ts';
