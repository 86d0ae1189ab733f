import { expect } from '@esm-bundle/chai';
import type { SuggestionResult } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { RecomputeInput } from '@codeloom/sdk';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';

const tag = 'codeloom-em-worksheet';
const markup = '<codeloom-em-worksheet></codeloom-em-worksheet>';
const fact = (key: string): HTMLElement => inside(tag, `[data-fact="${key}"]`);
const markOf = (key: string): HTMLButtonElement => inside(tag, `[data-fact="${key}"] .mark-button`);

/** A small engine: without the first fact of risk the visit is a level lower. */
function lowered(em: SuggestionResult['em'], { notSupported }: RecomputeInput): SuggestionResult['em'] {
  const marked = (element: string, index: number): boolean =>
    notSupported.items?.some((item) => item.element === element && item.index === index) ?? false;
  if (!marked('risk', 0)) return em;
  const items = em.mdm.risk.items.map((item, index) =>
    marked('risk', index) ? { ...item, counted: false, whyNot: 'Marked as not supported.', evidence: [] } : item,
  );
  return {
    ...em,
    recommended: { code: '99212', label: 'Established patient, straightforward', level: 2, confidence: 0.8 },
    mdm: { ...em.mdm, level: 'straightforward', risk: { level: 'low', items } },
  };
}

const worksheet = (options: StageOptions = {}): Promise<Stage> =>
  stage(markup, {
    suggested: true,
    recompute: ({ suggestion }, input) => {
      if (!suggestion) throw new Error('There is no suggestion.');
      return lowered(suggestion.em, input);
    },
    ...options,
  });

describe('codeloom-em-worksheet', () => {
  afterEach(clearStage);

  it('shows what counts, what does not and why, and which of the three reach the level', async () => {
    await worksheet();
    expect(textOf(tag, '.em-code')).to.equal('99213');
    expect(fact('data:2').textContent).to.contain('Ordered for a later visit.');
    expect(allInside(tag, '.third.meets')).to.have.length(3);
    expect(textOf(tag, '.audit')).to.contain('An audit could remove');
    expect(textOf(tag, '.audit')).to.contain('Not documented for the next level');
    expect(textOf(tag)).to.contain('No total time is documented');
    await expectAccessible(tag);
  });

  it('a fact marked as not supported moves the level, and counting it again moves it back; no code changes', async () => {
    const { client, encounter } = await worksheet();
    const { version } = client.stored(encounter.id);
    markOf('risk:0').click();
    await settle(90);
    expect(textOf(tag, '.em-code')).to.equal('99212');
    expect(textOf(tag, '.was')).to.equal('99213');
    expect(textOf(tag, '.marks')).to.contain('1 fact you marked');
    expect(markOf('risk:0').textContent).to.contain('Count it again');
    // While an answer is awaited the level is faded.
    await settle(180);
    await expectAccessible(tag);
    markOf('risk:0').click();
    await settle(20);
    expect(textOf(tag, '.em-code')).to.equal('99213');
    expect(client.stored(encounter.id).version).to.equal(version);
  });

  it('several marks in a row are one question, and the last answer wins', async () => {
    const { client } = await worksheet({ delayMs: { 'suggestions.recompute': 80 } });
    markOf('risk:0').click();
    await settle(70);
    // The first question is on its way; the second must be the one that counts.
    markOf('risk:0').click();
    markOf('data:0').click();
    await settle(220);
    expect(client.calls.filter((call) => call === 'suggestions.recompute')).to.have.length(2);
    expect(textOf(tag, '.em-code')).to.equal('99213');
    expect(allInside(tag, '.fact.marked')).to.have.length(1);
  });

  it('marks by keyboard alone: the key acts on the fact that holds the focus', async () => {
    await worksheet();
    fact('risk:0').querySelector<HTMLElement>('.fact-main')?.focus();
    press('m');
    await settle(90);
    expect(textOf(tag, '.em-code')).to.equal('99212');
    press('M', { shiftKey: true });
    await settle(20);
    expect(textOf(tag, '.em-code')).to.equal('99213');
  });

  it('keeps the marks and offers another try when the answer does not come', async () => {
    const { client } = await worksheet();
    client.failNext('suggestions.recompute', new CodeloomError('network', 'Cannot be reached.'));
    markOf('risk:0').click();
    await settle(90);
    expect(textOf(tag, '[role=alert]')).to.contain('Cannot be reached.');
    expect(allInside(tag, '.fact.marked')).to.have.length(1);
    inside<HTMLButtonElement>(tag, '[role=alert] button').click();
    await settle(90);
    expect(textOf(tag, '.em-code')).to.equal('99212');
  });

  it('loads again and forgets the marks when another suggestion took over', async () => {
    const { client } = await worksheet();
    client.failNext('suggestions.recompute', new CodeloomError('conflict', 'Another suggestion by now.'));
    markOf('risk:0').click();
    await settle(120);
    expect(allInside(tag, '.fact.marked')).to.have.length(0);
    expect(client.calls.filter((call) => call === 'encounters.get')).to.have.length(2);
  });

  it('says that it comes with the first suggestion, and shows no marks when read-only', async () => {
    await stage(markup);
    expect(textOf(tag)).to.contain('appears with the first suggestion');
    clearStage();
    await worksheet();
    clearStage();
    await stage('<codeloom-em-worksheet read-only></codeloom-em-worksheet>', {
      suggested: true,
    });
    expect(allInside(tag, '.mark-button')).to.have.length(0);
  });

  it('is accessible in the dark', async () => {
    await worksheet({ theme: 'dark' });
    await expectAccessible(tag);
  });
});
