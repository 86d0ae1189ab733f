/**
 * Synthetic NCCI files in the published form, for tests and measurements: no pair or limit of them is real unless it is given. The form
 * (copyright line, title, header over four lines, tabs, CRLF; a quoted notice over several lines in the CSV) is that of the 2026 files.
 */
export interface SamplePair {
  readonly column1: string;
  readonly column2: string;
  readonly prior?: boolean;
  /** YYYYMMDD. */
  readonly from?: string;
  readonly to?: string;
  readonly indicator?: '0' | '1' | '9';
  readonly rationale?: string;
}

const ptpHeader = [
  'CPT only copyright of its owner. All rights reserved.',
  'Column1/Column2 Edits\t\t\t\t\t\t',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
];

/** One part of a quarterly file of pairs. */
export function samplePtpFile(pairs: readonly SamplePair[]): string {
  const rows = pairs.map(
    ({ column1, column2, prior = false, from = '20200101', to = '*', indicator = '1', rationale }) =>
      [column1, column2, prior ? '*' : '', from, to, indicator, rationale ?? 'A reason of this sample'].join('\t'),
  );
  return [...ptpHeader, ...rows].map((line) => `${line}\r\n`).join('');
}

const indicators = { 1: '1 Line Edit', 2: '2 Date of Service Edit: Policy', 3: '3 Date of Service Edit: Clinical' };

/** A quarterly file of unit limits. */
export function sampleMueFile(
  limits: readonly (readonly [code: string, units: number, indicator: 1 | 2 | 3])[],
): string {
  const notice = '"A notice of copyright,\r\nwhich goes on over ""several""\r\nlines.",,,';
  const header = '"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale';
  const rows = limits.map(
    ([code, units, indicator]) => `${code},${units},${indicators[indicator]},"A reason, of this sample"`,
  );
  return [notice, header, ...rows].map((line) => `${line}\r\n`).join('');
}

/** As many pairs as the real file of a quarter holds, over as many codes, the same at every run. */
export function manyPairs(count: number, codes = 9000): SamplePair[] {
  const code = (number: number): string => String(10_000 + number).padStart(5, '0');
  const perCode = Math.ceil(count / codes);
  const starts = ['20100101', '20150401', '20200101', '20230701'];
  return Array.from({ length: count }, (_, index) => {
    const one = Math.floor(index / perCode);
    return {
      column1: code(one * 9),
      column2: code((one * 7 + (index % perCode) * 37) % 89_999),
      from: starts[index % 4] ?? '20200101',
      to: index % 5 === 0 ? '20241231' : '*',
      indicator: index % 3 === 0 ? '0' : '1',
    };
  });
}
