import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../stories/docs/', import.meta.url));

/** One piece of code that a guide shows. */
export interface Sample {
  /** The guide and the sample's place in it: `rest 2`. */
  name: string;
  language: string;
  text: string;
  /** The file of `stories/examples` that the guide shows, if it is one. */
  example: string | null;
}

const fence = /^```(?<language>\w+)\n(?<fenced>.*?)^```$/gms;
const source = /<Source\b(?<attributes>.*?)\/>/gs;
const example = /^import (?<name>\w+) from '\.\.\/examples\/(?<file>[\w.-]+)\?raw';$/gm;

/** Every sample of every guide, in the order in which they are read. */
export async function guideSamples(): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const file of globSync('*.mdx', { cwd: docs }).sort()) {
    const text = await readFile(path.join(docs, file), 'utf8');
    const examples = new Map([...text.matchAll(example)].map(({ groups }) => [groups?.['name'], groups?.['file']]));
    const found: (Omit<Sample, 'name'> & { at: number })[] = [];
    for (const { index, groups } of text.matchAll(fence)) {
      found.push({ at: index, language: groups?.['language'] ?? '', text: groups?.['fenced'] ?? '', example: null });
    }
    for (const { index, groups } of text.matchAll(source)) {
      const { attributes = '' } = groups ?? {};
      const written = /code=\{(?:(?<name>\w+)|`(?<code>[^`]*)`)\}/s.exec(attributes)?.groups;
      const shown = written?.['name'] === undefined ? null : (examples.get(written['name']) ?? null);
      const code = shown ? await readFile(path.join(docs, '../examples', shown), 'utf8') : written?.['code'];
      if (code === undefined) throw new Error(`${file}: a <Source> whose code cannot be found.`);
      found.push({
        at: index,
        language: /language="(\w+)"/.exec(attributes)?.[1] ?? '',
        text: code,
        example: shown,
      });
    }
    found
      .sort((a, b) => a.at - b.at)
      .forEach(({ at: _at, ...sample }, index) =>
        samples.push({ ...sample, name: `${path.basename(file, '.mdx')} ${index + 1}` }),
      );
  }
  return samples;
}
