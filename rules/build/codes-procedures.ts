import type { ProcedureEntry } from '../src/codes/code-table.ts';
import type { ProcedureBook } from './codes-schema.ts';

/** Procedures of a book: the traits of the group, overlaid by those of the code. */
export function expandProcedures(book: ProcedureBook, place: string): ProcedureEntry[] {
  return book.groups.flatMap((group) => {
    const { category, codes, ...shared } = group;
    return Object.entries(codes).map(([code, value]): ProcedureEntry => {
      const { text, ...own } = typeof value === 'string' ? { text: value } : value;
      const [description = '', terms = ''] = text.split(' | ');
      const traits = { ...shared, ...own };
      if (description.length > 60) throw new Error(`${place}: the label of ${code} is longer than 60 characters.`);
      return {
        ...traits,
        code,
        description: description.trim(),
        category,
        terms: terms
          .split(';')
          .map((term) => term.trim())
          .filter((term) => term !== ''),
        curated: true,
        addOnTo: traits.addOnTo ?? [],
        modifiers: traits.modifiers ?? [],
        sided: traits.sided ?? false,
        payers: traits.payers ?? [],
      };
    });
  });
}
