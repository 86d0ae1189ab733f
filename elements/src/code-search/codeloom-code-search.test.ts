import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';

const markup = '<codeloom-code-search label="Find a diagnosis"></codeloom-code-search>';
const tag = 'codeloom-code-search';
const SEARCHED_MS = 220;

async function type(text: string): Promise<void> {
  const field = inside<HTMLInputElement>(tag, 'input');
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settle(SEARCHED_MS);
}

const options = (): string[] => allInside(tag, '[role=option] .code').map((cell) => cell.textContent);

describe('codeloom-code-search', () => {
  afterEach(clearStage);

  it('finds by words and by the start of a code, with or without the dot', async () => {
    await stage(markup);
    await type('oral drugs');
    expect(options()).to.deep.equal(['Z79.84']);
    await type('e1142');
    expect(options()).to.deep.equal(['E11.42']);
  });

  it('sends one search for a burst of typing', async () => {
    const { client } = await stage(markup);
    const field = inside<HTMLInputElement>(tag, 'input');
    for (const text of ['k', 'kn', 'kne', 'knee']) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await settle(5);
    }
    await settle(SEARCHED_MS);
    expect(client.calls.filter((call) => call === 'codes.search')).to.have.length(1);
  });

  it('moves with the arrows and chooses with Enter', async () => {
    await stage(markup);
    const chosen: string[] = [];
    document.addEventListener('codeloom-code-selected', ({ detail }) => chosen.push(detail.code), { once: true });
    await type('diabetes');
    // The category E11 cannot be billed, so the first code below it is offered first.
    expect(inside(tag, '[aria-selected=true] .code').textContent).to.equal('E11.9');
    press('ArrowDown');
    await settle();
    const field = inside<HTMLInputElement>(tag, 'input');
    expect(field.getAttribute('aria-activedescendant')).to.equal(inside(tag, '[aria-selected=true]').id);
    press('Enter');
    await settle();
    expect(chosen).to.deep.equal(['E11.42']);
    expect(field.value).to.equal('');
  });

  it('leads from a category on to the codes below it', async () => {
    await stage(markup);
    await type('diabetes');
    press('ArrowUp');
    press('Enter');
    await settle(SEARCHED_MS);
    expect(inside<HTMLInputElement>(tag, 'input').value).to.equal('E11');
    expect(options()).to.include('E11.65');
  });

  it('says that a curated table may lack a code instead of claiming that it does not exist', async () => {
    await stage(markup);
    await type('xylophone');
    expect(textOf(tag, '[role=status]')).to.contain('Nothing found in the curated table.');
  });

  it('closes with Escape and says why a search failed', async () => {
    const { client } = await stage(markup);
    client.failNext('codes.search', new CodeloomError('network', 'Codeloom cannot be reached.'));
    await type('knee');
    expect(textOf(tag, '[role=status]')).to.contain('Codeloom cannot be reached.');
    press('Escape');
    await settle();
    expect(inside(tag, 'input').getAttribute('aria-expanded')).to.equal('false');
  });

  const shelf = {
    icd10cm: {
      favourites: [{ code: 'I10', description: 'Essential (primary) hypertension', billable: true }],
      recent: [{ code: 'E78.5', description: 'Hyperlipidemia, unspecified', billable: true }],
      mostUsed: [
        { code: 'I10', description: 'Essential (primary) hypertension', billable: true },
        { code: 'M17.11', description: 'Unilateral primary osteoarthritis, right knee', billable: true },
      ],
    },
  };

  it('offers favourites, what was used last and what is used most before anything is typed, each code once', async () => {
    await stage(markup, { shortlist: shelf });
    inside(tag, 'input').focus();
    await settle(20);
    expect(allInside(tag, '.group').map(({ textContent }) => textContent)).to.deep.equal([
      'Favourites',
      'Used by you last',
      'Most used in the practice',
    ]);
    expect(options()).to.deep.equal(['I10', 'E78.5', 'M17.11']);
    await settle(150);
    await expectAccessible(tag);
  });

  it('asks for no shortlist before the field is used', async () => {
    const { client } = await stage(markup, { shortlist: shelf });
    expect(client.calls).to.not.include('codes.shortlist');
  });

  it('Alt and Enter make a code a favourite, and take it off again', async () => {
    const { client } = await stage(markup, { shortlist: shelf });
    await type('oral drugs');
    press('Enter', { altKey: true });
    await settle(20);
    expect((await client.codes.shortlist({ system: 'icd10cm' })).favourites.map(({ code }) => code)).to.deep.equal([
      'Z79.84',
      'I10',
    ]);
    expect(inside(tag, '.star').classList.contains('on')).to.equal(true);
    press('Enter', { altKey: true });
    await settle(20);
    expect(inside(tag, '.star').classList.contains('on')).to.equal(false);
  });

  it('a favourite that could not be saved goes back, with a word', async () => {
    const { client } = await stage(markup, { shortlist: shelf });
    client.failNext('codes.setFavourite', new CodeloomError('network', 'Cannot be reached.'));
    await type('oral drugs');
    press('Enter', { altKey: true });
    await settle(20);
    expect(inside(tag, '.star').classList.contains('on')).to.equal(false);
    expect(textOf(tag, '[role=status]')).to.contain('Cannot be reached.');
  });

  it('a code that leaves the side open asks for it, and may be kept', async () => {
    const side = (code: string, description: string) => ({ code, description, billable: true });
    const choices = [side('M25.561', 'Pain in right knee'), side('M25.562', 'Pain in left knee')];
    const open = {
      ...side('M25.569', 'Pain in unspecified knee'),
      specificity: { kind: 'side' as const, choices, total: 2 },
    };
    await stage(markup, { table: { icd10cm: [open], procedure: [] } });
    const chosen: string[] = [];
    const listen = ({ detail }: { detail: { code: string } }): void => void chosen.push(detail.code);
    document.addEventListener('codeloom-code-selected', listen);
    await type('knee');
    press('Enter');
    await settle();
    expect(textOf(tag, '.prompt')).to.contain('M25.569 leaves the side open.');
    expect(options()).to.deep.equal(['M25.569', 'M25.561', 'M25.562']);
    await settle(150);
    await expectAccessible(tag);
    press('ArrowDown');
    press('Enter');
    await settle();
    await type('knee');
    press('Enter');
    press('Enter');
    document.removeEventListener('codeloom-code-selected', listen);
    expect(chosen).to.deep.equal(['M25.561', 'M25.569']);
  });

  it('Escape goes back from what is more specific to what was found', async () => {
    const choices = [{ code: 'E11.9', description: 'Type 2 diabetes mellitus without complications', billable: true }];
    const family = {
      code: 'E11',
      description: 'Type 2 diabetes mellitus',
      billable: false,
      specificity: { kind: 'family' as const, choices, total: 77 },
    };
    await stage(markup, { table: { icd10cm: [family], procedure: [] } });
    await type('diabetes');
    press('Enter');
    await settle();
    expect(textOf(tag, '.prompt')).to.contain('1 of 77 are shown');
    press('Escape');
    await settle();
    expect(options()).to.deep.equal(['E11']);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, open and closed, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      await stage(markup, { theme });
      await expectAccessible(tag);
      await type('diabetes');
      await expectAccessible(tag);
    });
  }
});
