import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { moreContrast } from '../src/appearance/presets.ts';
import { tokens, valueOf } from '../src/tokens.ts';

/** Writes `src/tokens.css` from the list of tokens; `--check` only compares. */
const target = new URL('../src/tokens.css', import.meta.url);

const lines = tokens.map((token) => `  --codeloom-${token.name}: ${valueOf(token)}; /* ${token.use} */`);
const contrast = Object.entries(moreContrast).map(([name, value]) => `--codeloom-${name}: ${value};`);
const text = `/* Generated from tokens.ts by build/tokens.ts: edit there. */
:root {
  color-scheme: light dark;
${lines.join('\n')}
}

[data-codeloom-theme='light'] {
  color-scheme: light;
}

[data-codeloom-theme='dark'] {
  color-scheme: dark;
}

[data-codeloom-density='compact'] {
  --codeloom-density: 0.5;
}

[data-codeloom-contrast='more'] {
  ${contrast.join('\n  ')}
}

@media (prefers-contrast: more) {
  :root:not([data-codeloom-contrast='standard']) {
    ${contrast.join('\n    ')}
  }
}
`;

if (process.argv.includes('--check')) {
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current !== text) {
    process.stderr.write('tokens.css is older than tokens.ts. Run: npm run tokens -w elements\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}
