import { expect } from '@esm-bundle/chai';
import type { CodeloomEventDetails } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { blankSuggestion } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';
import type { CodeloomSuggest } from './codeloom-suggest.ts';

const markup = '<codeloom-suggest></codeloom-suggest>';
const tag = 'codeloom-suggest';
const row = (key: string): HTMLElement => inside(tag, `[data-row="${key}"]`);

describe('codeloom-suggest', () => {
  afterEach(clearStage);

  it('shows the recommended code, and the highest supported one because its level is higher', async () => {
    await stage(markup, { suggested: true });
    expect(textOf(tag, '.em-code')).to.equal('99213');
    expect(textOf(tag, '.highest')).to.equal('Highest supported 99214 (66% confidence)');
  });

  it('shows no line of the highest supported code when its level is not higher', async () => {
    const engine = (): ReturnType<typeof blankSuggestion> => {
      const result = blankSuggestion('x');
      const candidate = { code: '99213', label: 'Established patient, low', level: 3, confidence: 0.7 };
      return { ...result, em: { ...result.em, recommended: candidate, highestSupported: candidate } };
    };
    await stage(markup, { suggested: true, engine });
    expect(allInside(tag, '.highest')).to.have.length(0);
  });

  it('marks a recommendation below 0.6 as low confidence', async () => {
    const engine = (): ReturnType<typeof blankSuggestion> => {
      const result = blankSuggestion('x');
      const recommended = { code: '99212', label: 'Established patient, straightforward', level: 2, confidence: 0.41 };
      return { ...result, em: { ...result.em, recommended } };
    };
    await stage(markup, { suggested: true, engine });
    expect(textOf(tag, '.confidence')).to.contain('low confidence');
  });

  it('says what is empty when a note supports nothing', async () => {
    await stage(markup, { encounter: { noteText: 'Patient did not attend.' }, suggested: true });
    const text = textOf(tag);
    expect(text).to.contain('No E/M recommendation available.');
    expect(text).to.contain('No diagnosis suggestions.');
    expect(text).to.contain('No procedure suggestions.');
    expect(text).to.contain('No obvious denial risks detected based on the current documentation.');
  });

  it('invites to the first suggestion, shows its steps and then the codes', async () => {
    const { client } = await stage(markup, { delayMs: { 'encounters.suggest': 300 } });
    inside<HTMLButtonElement>(tag, '.message button').click();
    await settle();
    expect(textOf(tag, '.steps')).to.contain('Reading the note');
    await settle(300);
    expect(textOf(tag, '.em-code')).to.equal('99213');
    expect(client.calls).to.include('encounters.suggest');
  });

  it('keeps everything and offers another try when the model does not answer', async () => {
    const { client } = await stage(markup);
    client.failNext('encounters.suggest', new CodeloomError('modelUnavailable', 'The model does not answer.'));
    inside<HTMLButtonElement>(tag, '.message button').click();
    await settle(20);
    expect(textOf(tag, '[role=alert]')).to.contain('The model does not answer. Your note and codes are kept.');
    inside<HTMLButtonElement>(tag, '[role=alert] button').click();
    await settle(20);
    expect(textOf(tag, '.em-code')).to.equal('99213');
  });

  it('offers to load again when the encounter could not be loaded', async () => {
    await stage(markup, {
      before: (client) => client.failNext('encounters.get', new CodeloomError('network', 'Cannot be reached.')),
    });
    expect(textOf(tag)).to.contain('Cannot be reached.');
    inside<HTMLButtonElement>(tag, 'button').click();
    await settle(20);
    expect(textOf(tag)).to.contain('No suggestion yet');
  });

  it('one key, pressed again and again, accepts the suggestions in turn', async () => {
    await stage(markup, { suggested: true });
    inside<HTMLButtonElement>(tag, '.keys-hint').focus();
    for (let round = 0; round < 6; round += 1) {
      press('a');
      await settle();
    }
    expect(allInside(tag, '.accept[aria-pressed=true]')).to.have.length(6);
    expect(textOf(tag)).to.contain('4 of 4 accepted');
  });

  it('starts a suggestion by its key', async () => {
    const { client } = await stage('<codeloom-suggest shortcuts="page"></codeloom-suggest>');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
    await settle(20);
    expect(client.calls).to.include('encounters.suggest');
    expect(textOf(tag, '.em-code')).to.equal('99213');
  });

  it('says why no visit code is recommended', async () => {
    const engine = (): ReturnType<typeof blankSuggestion> => {
      const result = blankSuggestion('x');
      return { ...result, em: { ...result.em, withheld: 'The visit is a nurse visit without a decision.' } };
    };
    await stage(markup, { suggested: true, engine });
    expect(textOf(tag, '.withheld')).to.equal('The visit is a nurse visit without a decision.');
  });

  it('shows in plain words what only one of two readers saw, and what spoke to software', async () => {
    const engine = (): ReturnType<typeof blankSuggestion> => ({
      ...blankSuggestion('x'),
      reading: {
        agreed: 3,
        modelOnly: [{ kind: 'problem', text: 'Gout', evidence: [] }],
        rulesOnly: [{ kind: 'data', text: 'Lipid panel reviewed', evidence: [] }],
        dropped: { notInNote: 2 },
        instructionsIgnored: 1,
        invisible: { zeroWidth: 4 },
      },
    });
    await stage(markup, { suggested: true, engine });
    const text = textOf(tag);
    expect(text).to.contain('3 facts seen by both, 2 by one');
    expect(text).to.contain('1 sentence in this note written to software');
    expect(text).to.contain('4 invisible characters');
    expect(text).to.contain('Gout problem');
    expect(text).to.contain('2 answers of the model left out');
    await expectAccessible(tag);
  });

  it('accepts and dismisses by keyboard alone, and tells the host', async () => {
    const { client } = await stage(markup, { suggested: true });
    const told: [string, CodeloomEventDetails['codeloom-code-accepted']][] = [];
    document.addEventListener('codeloom-code-accepted', (event) => told.push(['accepted', event.detail]), {
      once: true,
    });
    document.addEventListener('codeloom-code-dismissed', (event) => told.push(['dismissed', event.detail]), {
      once: true,
    });
    row('em').querySelector<HTMLElement>('.accept')?.focus();
    press('j');
    await settle();
    press('a');
    await settle();
    expect(row('diagnosis:E11.42').className).to.contain('accepted');
    press('j');
    await settle();
    press('x');
    await settle();
    expect(row('diagnosis:I10').className).to.contain('dismissed');
    expect(told).to.deep.equal([
      ['accepted', { kind: 'diagnosis', code: 'E11.42' }],
      ['dismissed', { kind: 'diagnosis', code: 'I10' }],
    ]);
    expect(client.calls.filter((call) => call === 'suggestions.respond')).to.have.length(2);
  });

  it('accepts all that is not dismissed in one step', async () => {
    await stage(markup, { suggested: true });
    row('diagnosis:Z79.84').querySelector<HTMLElement>('.dismiss')?.click();
    await settle();
    inside<HTMLButtonElement>(tag, '.foot-buttons .outline').click();
    await settle();
    expect(allInside(tag, '.row.accepted, .em-main.accepted')).to.have.length(5);
    expect(row('diagnosis:Z79.84').className).to.contain('dismissed');
  });

  it('quotes the evidence of the row that is chosen', async () => {
    await stage(markup, { suggested: true });
    row('diagnosis:I10').querySelector<HTMLElement>('.row-main')?.click();
    await settle();
    expect(textOf(tag, '[data-row="diagnosis:I10"] .quotes')).to.contain('2. Hypertension, at goal.');
  });

  it('does nothing with letters while a person types elsewhere on the page, unless told to listen to the page', async () => {
    await stage(markup, { suggested: true });
    const element = document.querySelector<CodeloomSuggest>(tag);
    document.body.focus();
    press('j');
    await settle();
    expect(allInside(tag, '.current')).to.have.length(0);
    if (element) element.shortcuts = 'page';
    press('j');
    await settle();
    expect(allInside(tag, '.current')).to.have.length(1);
  });

  it('names the findings left out with their reasons', async () => {
    await stage(markup, { suggested: true });
    expect(textOf(tag, '.left-out summary')).to.equal('3 findings left out, and why');
    expect(textOf(tag, '.left-out')).to.contain('Denied in the note.');
  });

  it('says that the curated table is not the full release', async () => {
    await stage(markup, { suggested: true });
    expect(textOf(tag, '.engine')).to.contain('curated table; not checked against the full release');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find: suggested, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      await stage(markup, { suggested: true, theme });
      row('diagnosis:I10').querySelector<HTMLElement>('.row-main')?.click();
      row('diagnosis:E11.42').querySelector<HTMLElement>('.accept')?.click();
      row('diagnosis:Z79.84').querySelector<HTMLElement>('.dismiss')?.click();
      for (const details of allInside(tag, 'details')) details.setAttribute('open', '');
      await settle(250);
      await expectAccessible(tag);
    });
  }

  it('has nothing for axe to find: before the first suggestion, and running', async () => {
    await stage(markup, { delayMs: { 'encounters.suggest': 500 } });
    await expectAccessible(tag);
    inside<HTMLButtonElement>(tag, '.message button').click();
    await settle(200);
    await expectAccessible(tag);
  });
});
