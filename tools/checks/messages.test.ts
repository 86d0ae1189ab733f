import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/paths.mjs';
import { textsOf } from './messages.mjs';

const sources = path.join(root, 'elements/src');
const { messages, loose } = textsOf(sources);
// The dictionary is data without a browser; read by its file, since tools import no workspace's inside.
const { es } = (await import(pathToFileURL(path.join(sources, 'locales/es.ts')).href)) as {
  es: Record<string, string>;
};

const holes = (text: string): string => (text.match(/\{\d+\}/g) ?? []).sort().join('');

describe('the texts of the elements', () => {
  it('all go through msg', () => {
    assert.deepEqual(loose, []);
  });

  it('each have their Spanish', () => {
    assert.ok(messages.size > 500, `${messages.size} messages`);
    assert.deepEqual(
      [...messages].filter(([text]) => !es[text]).map(([text, file]) => `${file}: ${text}`),
      [],
    );
  });

  it('leave no translation behind that nobody says any more', () => {
    assert.deepEqual(
      Object.keys(es).filter((text) => !messages.has(text)),
      [],
    );
  });

  it('keep their values in Spanish', () => {
    assert.deepEqual(
      Object.entries(es).filter(([text, spanish]) => holes(text) !== holes(spanish)),
      [],
    );
  });

  it('are found where a template or a label holds them itself', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'codeloom-texts-'));
    try {
      const lines = [
        'html`<p>Not wrapped</p><button aria-label="Close it">${icon}</button><kbd>Esc</kbd>${msg("Wrapped")}`;',
        'const command = { label: "Run it" };',
        'msg(str`${count} of ${all}`);',
      ];
      writeFileSync(path.join(folder, 'planted.ts'), lines.join('\n'));
      const planted = textsOf(folder);
      assert.deepEqual(planted.loose, [
        'planted.ts:1 Close it',
        'planted.ts:1 Not wrapped',
        'planted.ts:2 label: Run it',
      ]);
      assert.deepEqual([...planted.messages.keys()], ['Wrapped', '{0} of {1}']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
