// A spreadsheet runs a cell that starts like this as a formula, also after spaces (SECURITY section 3, CSV; OWASP "CSV Injection").
const startsLikeFormula = /^[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Makes one cell safe to open in a spreadsheet: a leading apostrophe, in each line of the cell that needs it. */
export function safeCell(text: string): string {
  return text
    .split('\n')
    .map((line) => (startsLikeFormula.test(line) ? `'${line}` : line))
    .join('\n');
}
