import { createHash } from 'node:crypto';
import type { NcciText } from '@codeloom/rules';
import { mueText, ptpText } from '@codeloom/rules/import';
import type { Import } from './codes-import.ts';

/** An NCCI file in its text form, with the official files it came from. */
export interface ImportedNcci extends NcciText {
  readonly source: string;
  readonly sha256: string;
}

/** The NCCI files of an import: the parts of the pairs as one, each quarter of unit limits on its own. */
export function ncciOf({ pairs, limits }: Pick<Import, 'pairs' | 'limits'>): ImportedNcci[] {
  const quarters = limits.map((file) => ({ ...mueText(file), source: file.source, sha256: file.sha256 }));
  if (pairs.length === 0) return quarters;
  const source = pairs.map((part) => part.source).join(', ');
  const hashes = pairs.map((part) => part.sha256).join('\n');
  return [{ ...ptpText(pairs), source, sha256: createHash('sha256').update(hashes).digest('hex') }, ...quarters];
}
