import { streamXlsxRows } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';

/** A part of the NCCI pairs is about 600,000 rows, whose sheet unpacks to some 200 MB; more than this is no official spreadsheet (SECURITY, ZIP). */
const MAX_SHEET_BYTES = 512 * 1024 * 1024;
const MAX_ENTRIES = 200;
const MAX_RATIO = 200;

/** A cell as the text file of the same release writes it: dates as YYYYMMDD, nothing for an empty cell. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10).replaceAll('-', '');
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A spreadsheet is a zip: what unpacks to far more than an official one is not opened. */
async function refuseBomb(bytes: Buffer, source: string): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw new Error(`${source}: the spreadsheet is damaged.`);
  });
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    const isBomb = entry.uncompressedSize / Math.max(entry.compressedSize, 1) > MAX_RATIO;
    if (isBomb || unpacked > MAX_SHEET_BYTES || zip.entryCount > MAX_ENTRIES)
      throw new Error(`${source} unpacks to far more than an official spreadsheet. It was not opened.`);
  }
}

/**
 * The first sheet of a spreadsheet as tab-separated lines, read row by row: line and field of the text are row and column of the sheet, so that
 * a fault is told where the reader of the sheet finds it.
 */
export async function sheetText(bytes: Buffer, source: string): Promise<string> {
  await refuseBomb(bytes, source);
  const lines: string[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      // Rows without cells are not in the file.
      while (lines.length < index) lines.push('');
      lines.push(values.map(textOf).join('\t').trimEnd());
    }
  } catch {
    throw new Error(`${source}: the spreadsheet is damaged or cut off after row ${String(lines.length)}.`);
  }
  return lines.join('\n');
}
