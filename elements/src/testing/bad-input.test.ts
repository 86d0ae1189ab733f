import { expect } from '@esm-bundle/chai';
import type { Encounter, SuggestionResult } from '@codeloom/contracts';
import { sampleEncounter, sampleEngine } from '@codeloom/sdk/testing';
import { allInside, clearStage, inside, only, settle, stage, textOf } from './stage.ts';

const cards =
  '<codeloom-note></codeloom-note><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>';
const otherId = '019a0000-0000-7000-8000-0000000000b2';

/** Sixty codes, as a very long note might bring. */
function sixty(encounter: Encounter): SuggestionResult {
  const result = sampleEngine(encounter);
  const [first] = result.diagnoses;
  if (!first) throw new Error('The sample has no diagnosis.');
  const diagnoses = Array.from({ length: 60 }, (_, index) => ({
    ...first,
    code: `S${String(10 + Math.floor(index / 10))}.${index % 10}XXA`,
    description: `A long description of injury number ${index} with everything that an official table says about it`,
  }));
  return { ...result, diagnoses };
}

describe('bad input', () => {
  afterEach(clearStage);

  it('a host that takes the cards out and puts them back finds them as they were', async () => {
    const { provider, client } = await stage(cards, { suggested: true });
    inside<HTMLButtonElement>('codeloom-suggest', '[data-row="diagnosis:I10"] .accept').click();
    await settle(600);
    for (let round = 0; round < 3; round += 1) {
      const children = [...provider.children];
      provider.remove();
      await settle();
      document.body.append(provider);
      provider.replaceChildren(...children);
      await settle(30);
    }
    expect(allInside('codeloom-final-codes', '[data-key]')).to.have.length(1);
    expect(textOf('codeloom-suggest', '.em-code')).to.equal('99213');
    expect(client.calls.filter((call) => call === 'encounters.setCodes')).to.have.length(1);
  });

  it('two providers on a page show their own encounters and share nothing', async () => {
    const first = await stage(cards, { suggested: true });
    const second = await stage(cards, {
      encounters: [sampleEncounter({ id: otherId as never, noteText: 'Ear pain since Monday.' })],
    });
    second.provider.encounterId = otherId;
    await settle(30);
    const within = (provider: Element, tag: string): Element => only(tag, provider);
    expect(textOf(within(first.provider, 'codeloom-note'))).to.contain('diabetes');
    expect(textOf(within(second.provider, 'codeloom-note'))).to.contain('Ear pain');
    inside<HTMLButtonElement>(within(first.provider, 'codeloom-suggest'), '[data-row="diagnosis:I10"] .accept').click();
    await settle();
    expect(textOf(within(second.provider, 'codeloom-final-codes'))).to.contain('No diagnoses added yet.');
  });

  it('sixty suggested codes can all be accepted; those past the twelfth are shaded and said', async () => {
    const { client, encounter } = await stage(cards, { suggested: true, engine: sixty });
    expect(allInside('codeloom-suggest', '[data-row^="diagnosis:"]')).to.have.length(60);
    inside<HTMLButtonElement>('codeloom-suggest', '.foot-buttons .outline').click();
    await settle(700);
    expect(allInside('codeloom-final-codes', '.row.past')).to.have.length(48);
    expect(textOf('codeloom-final-codes')).to.contain('A claim holds 12 diagnoses');
    expect(client.stored(encounter.id).finalDiagnoses).to.have.length(12);
    expect(document.documentElement.scrollWidth).to.be.at.most(window.innerWidth);
  });

  it('an answer of an unknown form is said in the card, told to the host, and mended by loading again', async () => {
    const types: string[] = [];
    const listen = (event: CustomEvent<{ type: string }>): void => void types.push(event.detail.type);
    document.addEventListener('codeloom-load-error', listen);
    const { client, encounter } = await stage(cards, { suggested: true });
    const whole = client.stored(encounter.id).suggestion;
    client.change(encounter.id, { suggestion: { ...whole, em: { recommended: null }, diagnoses: null } as never });
    const replaced = only<HTMLElementTagNameMap['codeloom-provider']>('codeloom-provider');
    replaced.encounterId = null;
    await settle();
    replaced.encounterId = encounter.id;
    clearStage();
    document.body.append(replaced);
    await settle(50);
    expect(textOf('codeloom-suggest')).to.contain('This card could not be drawn');
    expect(types).to.include('render_error');
    client.change(encounter.id, { suggestion: whole });
    inside<HTMLButtonElement>('codeloom-suggest', 'button').click();
    await settle(50);
    expect(textOf('codeloom-suggest', '.em-code')).to.equal('99213');
    document.removeEventListener('codeloom-load-error', listen);
  });

  it('a note of 10,000 characters without a space stays inside every card', async () => {
    await stage(cards, { encounter: { noteText: 'x'.repeat(10_000) }, suggested: true });
    expect(document.documentElement.scrollWidth).to.be.at.most(window.innerWidth);
  });
});
