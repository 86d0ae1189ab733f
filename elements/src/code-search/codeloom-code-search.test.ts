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
