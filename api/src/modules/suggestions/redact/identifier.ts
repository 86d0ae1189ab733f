/**
 * Classes of identifiers that are replaced before text leaves for a model.
 * Source: 45 CFR 164.514(b)(2), the 16 of its 18 classes that can stand in text (photos and biometrics cannot).
 * This is minimum necessary (164.502(b)), not de-identification: ages and shifted dates stay, because coding needs them.
 */
export const identifierClasses = [
  'name',
  'address',
  'date',
  'phone',
  'fax',
  'email',
  'ssn',
  'mrn',
  'plan',
  'account',
  'license',
  'vehicle',
  'device',
  'url',
  'ip',
  'other',
] as const;
export type IdentifierClass = (typeof identifierClasses)[number];

/** An identifier found in a text. `known` = it matched a value of the record, which beats every pattern. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly class: IdentifierClass;
  readonly known?: true;
}

/** How often each class was replaced; classes without a replacement are absent. */
export type ReplacementCounts = Partial<Record<IdentifierClass, number>>;
