/** Parsers of the official files, apart from the engine because only the command line needs them. */
export { ImportError } from './codes/import-error.ts';
export { isOrderFileName, parseOrderFile } from './codes/import-order.ts';
export type { OrderFile, OrderRow } from './codes/import-order.ts';
export { isTabularFileName, parseTabular } from './codes/import-tabular.ts';
export type { TabularFile } from './codes/import-tabular.ts';
export { isAnwebFileName, parseAnweb } from './codes/import-anweb.ts';
export type { HcpcsFile } from './codes/import-anweb.ts';
export { isPtpFileName, parsePtp } from './codes/import-ptp.ts';
export type { PtpFile, PtpRow } from './codes/import-ptp.ts';
export { isMueFileName, parseMue } from './codes/import-mue.ts';
export type { MueFile } from './codes/import-mue.ts';
export { mueText, packPart, ptpText } from './codes/ncci-text.ts';
export type { PtpPart } from './codes/ncci-text.ts';
export { tableText, writeTables } from './codes/table-text.ts';
