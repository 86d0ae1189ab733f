import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  isAnwebFileName,
  isMueFileName,
  isOrderFileName,
  isPtpFileName,
  isTabularFileName,
} from '@codeloom/rules/import';
import { fromBufferPromise, type Entry } from 'yauzl';
import { sheetText } from './sheet-text.ts';

/** An official file, read whole. */
export interface OfficialFile {
  readonly kind: 'order' | 'tabular' | 'anweb' | 'ptp' | 'mue';
  /** Its own name, also when it came out of a zip. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the file as it was handed in, the zip included. */
  readonly sha256: string;
  readonly source: string;
}

/** Official zips are up to 30 MB and a part of the NCCI pairs unpacks to about 50 MB; more than these is no official zip (SECURITY, ZIP). */
const MAX_FILE_BYTES = 128 * 1024 * 1024;
const MAX_ENTRIES = 200;
const MAX_RATIO = 100;

const kinds = [
  ['order', isOrderFileName, 'latin1'],
  ['tabular', isTabularFileName, 'utf8'],
  ['anweb', isAnwebFileName, 'latin1'],
  ['ptp', isPtpFileName, 'latin1'],
  ['mue', isMueFileName, 'latin1'],
] as const;

const accepted =
  'Accepted are icd10cm_order_YYYY.txt, icd10cm_tabular_YYYY.xml, HCPCYYYY_CONTR_ANWEB.txt, ccipra-vXXXrX-fN.txt or .xlsx (NCCI pairs) and MCR_MUE_PractitionerServices_Eff_MM-DD-YYYY.csv or .xlsx (unit limits), alone or inside their official zip.';

function kindOf(name: string): (typeof kinds)[number] | undefined {
  return kinds.find(([, isName]) => isName(name));
}

const isSheet = (name: string): boolean => /\.xlsx$/i.test(name);
const stem = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();

/** CMS publishes one table as text and as a spreadsheet in one zip: the text is enough. */
function withoutTwins(files: readonly OfficialFile[]): OfficialFile[] {
  return files.filter(
    (file) =>
      !isSheet(file.name) || !files.some((other) => !isSheet(other.name) && stem(other.name) === stem(file.name)),
  );
}

async function readMember(
  zip: Awaited<ReturnType<typeof fromBufferPromise>>,
  entry: Entry,
  source: string,
): Promise<Buffer> {
  const packed = Math.max(entry.compressedSize, 1);
  if (entry.uncompressedSize > MAX_FILE_BYTES || entry.uncompressedSize / packed > MAX_RATIO) {
    throw new Error(
      `${source}: ${basename(entry.fileName)} unpacks to far more than an official file. It was not opened.`,
    );
  }
  return buffer(await zip.openReadStreamPromise(entry));
}

async function readZip(bytes: Buffer, source: string, sha256: string): Promise<OfficialFile[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw new Error(`${source}: the zip is damaged.`);
  });
  if (zip.entryCount > MAX_ENTRIES)
    throw new Error(`${source}: ${String(zip.entryCount)} files are more than an official zip holds.`);
  const files: OfficialFile[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = basename(entry.fileName);
    const found = kindOf(name);
    if (found === undefined) continue;
    const [kind, , encoding] = found;
    const member = await readMember(zip, entry, source);
    const text = isSheet(name) ? await sheetText(member, name) : member.toString(encoding);
    files.push({ kind, name, text, sha256, source });
  }
  if (files.length === 0) throw new Error(`${source}: the zip holds none of the official files. ${accepted}`);
  return withoutTwins(files);
}

/** Reads one path: an official file, or the official files inside a zip. */
export async function readOfficial(path: string): Promise<OfficialFile[]> {
  const source = basename(path);
  if ((await stat(path)).size > MAX_FILE_BYTES)
    throw new Error(`${source} is larger than any official file. It was not opened.`);
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const found = kindOf(source);
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  if (found !== undefined && isSheet(source))
    return [{ kind: found[0], name: source, text: await sheetText(bytes, source), sha256, source }];
  if (isZip) return readZip(bytes, source, sha256);
  if (found === undefined) throw new Error(`${source} is not a file Codeloom knows how to import. ${accepted}`);
  const [kind, , encoding] = found;
  return [{ kind, name: source, text: bytes.toString(encoding), sha256, source }];
}
