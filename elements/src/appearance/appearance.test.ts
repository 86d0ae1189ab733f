import { expect } from '@esm-bundle/chai';
import { elementTags } from '@codeloom/contracts';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { allInside, clearStage, inside, only, settle, stage } from '../testing/stage.ts';

const shown = elementTags.filter((tag) => tag !== 'codeloom-provider');
const everything = shown.map((tag) => `<${tag}></${tag}>`).join('');
const heightOf = (tag: string): number => inside(tag, '.root').getBoundingClientRect().height;

/** Waits until every element has what it asked for and stands still. */
async function allLoaded(): Promise<void> {
  const measures = (): string => shown.map((tag) => heightOf(tag).toFixed(1)).join(' ');
  const isBusy = (): boolean => shown.some((tag) => allInside(tag, '.skeleton, [aria-busy="true"]').length > 0);
  let before = '';
  for (let round = 0; round < 60 && (isBusy() || before !== measures()); round += 1) {
    before = measures();
    await settle(80);
  }
}

/** What a pointer aims at (WCAG 2.2, 2.5.8), with its size; text links inside a sentence are exempt there. */
function smallTargets(): string[] {
  return shown.flatMap((tag) =>
    allInside(tag, 'button, input, select, textarea, summary, a[href], [role="option"]').flatMap((target) => {
      // A box or a dot is aimed at by its label.
      const aimed = target.matches('input[type="checkbox"], input[type="radio"]') ? target.closest('label') : target;
      const { width, height } = (aimed ?? target).getBoundingClientRect();
      const isSeen = width > 1 && height > 1;
      return isSeen && (width < 24 || height < 24)
        ? [`${tag} ${target.localName}.${target.className} ${width.toFixed(0)} × ${height.toFixed(0)}`]
        : [];
    }),
  );
}

describe('appearance', () => {
  afterEach(() => {
    clearStage();
    document.documentElement.removeAttribute('dir');
  });

  it('compact shows more on a screen, and every target keeps 24 px in both densities (WCAG 2.2, 2.5.8)', async () => {
    const { provider } = await stage(everything, { suggested: true });
    await allLoaded();
    const comfortable = shown.map(heightOf);
    expect(smallTargets()).to.deep.equal([]);
    provider.appearance = { density: 'compact' };
    await allLoaded();
    expect(smallTargets()).to.deep.equal([]);
    const saved = shown.map((tag, index) => 1 - heightOf(tag) / (comfortable[index] ?? 1));
    expect(
      saved.every((share) => share >= 0),
      saved.join(' '),
    ).to.equal(true);
    expect(1 - heightOf('codeloom-suggest') / (comfortable[shown.indexOf('codeloom-suggest')] ?? 1)).to.be.above(0.08);
  });

  it('a compact worklist reckons with its lower rows: each stands where the last one ends', async () => {
    const encounters = Array.from({ length: 30 }, (_, index) =>
      sampleEncounter({ id: `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as never }),
    );
    const { provider } = await stage('<codeloom-queue></codeloom-queue>', { encounters });
    provider.appearance = { density: 'compact' };
    await settle(60);
    const rows = allInside('codeloom-queue', '.body > .row').map((row) => row.getBoundingClientRect());
    expect(rows.length).to.be.above(5);
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1];
      if (next) expect(next.top).to.be.closeTo(row.bottom, 0.5);
    }
    expect(inside('codeloom-queue', '.body').getBoundingClientRect().height).to.be.closeTo(
      30 * (rows[0]?.height ?? 0),
      1,
    );
  });

  it('offers the commands by a button where there is no room for their keys', async () => {
    const markup = (width: number): string =>
      `<div style="inline-size: ${width}px"><codeloom-suggest></codeloom-suggest></div>`;
    await stage(markup(700), { suggested: true });
    expect(inside('codeloom-suggest', '.commands').checkVisibility()).to.equal(false);
    clearStage();
    const { provider } = await stage(markup(360), { suggested: true });
    const button = inside('codeloom-suggest', '.commands');
    expect(button.checkVisibility()).to.equal(true);
    button.click();
    const palette = (): Element | null | undefined =>
      [...(provider.shadowRoot?.querySelectorAll('div') ?? [])]
        .map(({ shadowRoot }) => shadowRoot?.querySelector('dialog.palette[open]'))
        .find(Boolean);
    for (let round = 0; round < 60 && !palette(); round += 1) await settle(50);
    expect(palette()?.textContent).to.contain('Accept all that are not dismissed');
  });

  it('takes what one appearance leaves out away again', async () => {
    const { provider } = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    provider.appearance = { preset: 'clinical', contrast: 'more' };
    await settle();
    expect(provider.style.getPropertyValue('--codeloom-density')).to.equal('0.5');
    provider.appearance = { variables: { accent: '#7a2ea0' } };
    await settle();
    expect([...provider.style]).to.deep.equal(['--codeloom-accent']);
  });

  it('runs from the right on a page that does: parts are mirrored, our words stay in their order', async () => {
    const markup = `<div style="inline-size: 520px">${everything}</div>`;
    const leftOf = (selector: string): number => inside('codeloom-suggest', selector).getBoundingClientRect().left;
    await stage(markup, { suggested: true });
    await settle(60);
    expect(leftOf('.row .thread')).to.be.below(leftOf('.row .row-code'));
    clearStage();
    document.documentElement.dir = 'rtl';
    await stage(markup, { suggested: true });
    await settle(60);
    expect(leftOf('.row .thread')).to.be.above(leftOf('.row .row-code'));
    expect(leftOf('.row .row-code')).to.be.above(leftOf('.row .decision'));
    // A number before its words, as English has it, and not behind them.
    const count = inside('codeloom-suggest', '.row-text .quiet');
    const range = document.createRange();
    const text = document.createTreeWalker(count, NodeFilter.SHOW_TEXT);
    while (text.nextNode() && !/\d/.test(text.currentNode.textContent ?? ''));
    const words = text.currentNode.textContent ?? '';
    const at = words.search(/\d/);
    range.setStart(text.currentNode, at);
    range.setEnd(text.currentNode, at + 1);
    const number = range.getBoundingClientRect().left;
    range.setStart(text.currentNode, at + 3);
    range.setEnd(text.currentNode, at + 4);
    expect(number).to.be.below(range.getBoundingClientRect().left);
    for (const tag of shown) {
      const root = inside(only(tag), '.root');
      expect(root.scrollWidth, tag).to.be.at.most(root.clientWidth);
    }
  });
});
