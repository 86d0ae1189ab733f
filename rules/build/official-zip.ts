import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { parseOrderFile } from '../src/codes/import-order.ts';
import { tableText, writeTables, type TableText } from '../src/codes/table-text.ts';

/** Official zips lie beside the repository and are read, never copied into it. */
const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const official = join(data, 'icd10cm', 'cms_2026_dx.zip');
const ORDER_FILE = 'icd10cm_order_2026.txt';
const hcpcs = join(data, 'hcpcs', 'hcpcs_2019_anweb.zip');
const HCPCS_FILE = 'HCPC2019_CONTR_ANWEB.txt';

/** One member of a plain zip, found by its central directory. */
function memberOf(zip: Buffer, wanted: string): string {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = zip.readUInt32LE(at + 20);
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString('latin1', at + 46, at + 46 + name) === wanted) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + size)).toString('latin1');
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`${wanted} is not in the zip.`);
}

/** The official table of FY2026, or null where the folder beside the repository is absent. */
export function officialTable(): TableText | null {
  if (!existsSync(official)) return null;
  const file = parseOrderFile(memberOf(readFileSync(official), ORDER_FILE), ORDER_FILE);
  return tableText({ ...file, complete: true });
}

/** The same as the text of a table file. */
export function officialTableFile(): string | null {
  const table = officialTable();
  return table && writeTables([table]);
}

/** The modifiers of the official HCPCS file of 2019, or null where the folder is absent. Record 7 is the first line of a modifier. */
export function officialModifiers(): string[] | null {
  if (!existsSync(hcpcs)) return null;
  const lines = memberOf(readFileSync(hcpcs), HCPCS_FILE).split('\n');
  return lines.filter((line) => /^ {3}[A-Z0-9]{2}[0-9]{5}7/.test(line)).map((line) => line.slice(3, 5));
}
