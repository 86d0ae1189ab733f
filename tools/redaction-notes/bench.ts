/* Prints recall for each class and precision of the redaction with Wilson intervals: `npm run redaction -w @codeloom/tools -- [notes] [seen|unseen] [first seed]`. */
import type { Half } from './generate.ts';
import { measure, wilson } from './measure.ts';

const [count = '2000', half = 'unseen', firstSeed = '1', show = '0'] = process.argv.slice(2);
const figures = measure(half as Half, Number(count), Number(firstSeed));
const percent = (value: number): string => (100 * value).toFixed(2).padStart(7);
const line = (label: string, hits: number, total: number): string => {
  const { low, high } = wilson(hits, total);
  return `${label.padEnd(12)}${String(hits).padStart(7)} /${String(total).padStart(7)} ${percent(hits / total)} % [${percent(low)}, ${percent(high)}]`;
};

console.log(`${count} generated notes, ${half} shapes, seeds from ${firstSeed}`);
let found = 0;
let total = 0;
for (const [kind, value] of [...figures.perClass].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(line(kind, value.found, value.total));
  found += value.found;
  total += value.total;
}
console.log(line('recall', found, total));
console.log(line('precision', figures.replacedRightly, figures.replaced));
for (const miss of figures.misses.slice(0, Number(show)))
  console.log(`missed ${miss.class} (seed ${miss.seed}): ${JSON.stringify(miss.text)}`);
for (const extra of figures.needless.slice(0, Number(show)))
  console.log(`needless ${extra.class} (seed ${extra.seed}): ${JSON.stringify(extra.text)}`);
