// A spreadsheet runs a cell that starts like this as a formula, also after spaces (SECURITY section 3, CSV; OWASP "CSV Injection").
// The last four are the full-width forms, which some spreadsheets read as the plain ones.
const formulaAtLineStart = /(^|[\r\n])([^\S\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** Makes one cell safe to open in a spreadsheet: a leading apostrophe, in each line of the cell that needs it. */
export function safeCell(text: string): string {
  const lines = text.replace(formulaAtLineStart, "$1'$2");
  return /^[\t\r]/.test(lines) ? `'${lines}` : lines;
}
