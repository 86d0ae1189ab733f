import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { expectAccessible } from '../testing/axe.ts';
import { clearStage, inside, only, press, settle, stage, textOf } from '../testing/stage.ts';

const markup =
  '<codeloom-suggest shortcuts="page"></codeloom-suggest><codeloom-final-codes shortcuts="page"></codeloom-final-codes>';

/** The panel stands in a root of its own inside the provider's. */
function panel(): ShadowRoot {
  const root = only('codeloom-provider').shadowRoot?.querySelector('div')?.shadowRoot;
  if (!root) throw new Error('No panel was opened.');
  return root;
}
const words = (selector: string): string => only(selector, panel()).textContent.replaceAll(/\s+/g, ' ').trim();
const row = (title: string): HTMLElement => {
  const found = [...panel().querySelectorAll<HTMLElement>('.key-row')].find(({ textContent }) =>
    textContent.includes(title),
  );
  if (!found) throw new Error(`No row ${title}.`);
  return found;
};
const capsIn = (element: HTMLElement): string[] =>
  [...element.querySelectorAll('kbd')].map(({ textContent }) => textContent);

async function openSheet(): Promise<void> {
  inside<HTMLButtonElement>('codeloom-suggest', '.keys-hint').focus();
  press('?');
  await opened();
}

/** The panel is fetched when first asked for. */
async function opened(): Promise<void> {
  const isOpen = (): boolean =>
    only('codeloom-provider').shadowRoot?.querySelector('div')?.shadowRoot?.querySelector('dialog')?.open ?? false;
  for (let round = 0; round < 200 && !isOpen(); round += 1) await settle(10);
}

describe('commands', () => {
  afterEach(clearStage);

  it('one sheet behind ? lists every key of every card', async () => {
    await stage(markup, { suggested: true });
    await openSheet();
    expect(only<HTMLDialogElement>('dialog', panel()).open).to.equal(true);
    const text = words('dialog');
    for (const title of ['Accept the suggestion', 'Suggest codes', 'Add a diagnosis', 'Finalize the codes', 'Undo']) {
      expect(text).to.contain(title);
    }
    expect(capsIn(row('Move the row up'))).to.deep.equal(['Alt', '↑']);
    // Halfway through its fade a dialog has no contrast yet.
    await settle(200);
    await expectAccessible('codeloom-provider');
  });

  it('the palette offers what can be done: nothing to edit once the codes are finalized, nothing to reopen before', async () => {
    const { provider } = await stage(markup, {
      suggested: true,
      before: (client, { id }) => client.change(id, { status: 'finalized' }),
    });
    provider.openCommands('palette');
    await opened();
    expect(words('#commands')).to.contain('Reopen the encounter');
    for (const title of ['Suggest codes', 'Accept all', 'Undo', 'Add a diagnosis', 'Finalize the codes']) {
      expect(words('#commands')).not.to.contain(title);
    }
    clearStage();
    const fresh = await stage(markup, { suggested: true });
    fresh.provider.openCommands('palette');
    await opened();
    expect(words('#commands')).to.contain('Accept all').and.to.contain('Finalize the codes');
    expect(words('#commands')).not.to.contain('Reopen the encounter');
    expect(words('#commands')).not.to.contain('Undo');
  });

  it('the palette offers nothing of a card that is out of sight; the sheet still lists its keys', async () => {
    const { provider } = await stage(markup, { suggested: true });
    only<HTMLElement>('codeloom-final-codes').hidden = true;
    provider.openCommands('palette');
    await opened();
    const offered = (): string => words('#commands');
    expect(offered()).to.contain('Accept the suggestion');
    expect(offered()).not.to.contain('Finalize the codes');
    only<HTMLDialogElement>('dialog', panel()).close();
    provider.openCommands('keys');
    await settle(30);
    expect(words('dialog')).to.contain('Finalize the codes');
  });

  it('a key can be changed; the new one works, shows on the buttons and is kept with the person', async () => {
    const { client } = await stage(markup, { suggested: true });
    await openSheet();
    only<HTMLButtonElement>('button', row('Accept all that are not dismissed')).click();
    press('Q');
    await settle(20);
    expect(capsIn(row('Accept all that are not dismissed'))).to.deep.equal(['Q']);
    expect((await client.preferences.get()).keys).to.deep.equal({ 'suggest.acceptAll': 'Q' });
    only<HTMLDialogElement>('dialog', panel()).close();
    await settle();
    expect(textOf('codeloom-suggest', '.foot-buttons')).to.contain('Q');
    press('q');
    await settle();
    expect(textOf('codeloom-suggest')).to.contain('4 of 4 accepted');
  });

  it('a key that is taken says whose it is, and keys that move the focus are refused', async () => {
    await stage(markup, { suggested: true });
    await openSheet();
    only<HTMLButtonElement>('button', row('Finalize the codes')).click();
    press('d');
    await settle();
    expect(row('Finalize the codes').textContent).to.contain('“Add a diagnosis”');
    press('Enter');
    await settle();
    expect(row('Finalize the codes').textContent).to.contain('moves the focus');
    press('Escape');
    await settle();
    expect(only<HTMLDialogElement>('dialog', panel()).open).to.equal(true);
    expect(capsIn(row('Finalize the codes'))).to.deep.equal(['F']);
  });

  it('keys that could not be saved go back to what they were, with a word', async () => {
    const { client } = await stage(markup, { suggested: true });
    await openSheet();
    client.failNext('preferences.save', new CodeloomError('network', 'Cannot be reached.'));
    only<HTMLButtonElement>('button', row('Add a procedure')).click();
    press('y');
    await settle(20);
    expect(words('[role=alert]')).to.contain('could not be saved');
    expect(capsIn(row('Add a procedure'))).to.deep.equal(['P']);
  });

  it('keys that a person set before are there when the page opens', async () => {
    await stage(markup, {
      suggested: true,
      preferences: { keys: { 'suggest.acceptAll': 'Shift+Y', 'codes.finalize': '' } },
    });
    await settle();
    inside<HTMLButtonElement>('codeloom-suggest', '.keys-hint').focus();
    press('Y', { shiftKey: true });
    await settle();
    expect(textOf('codeloom-suggest')).to.contain('4 of 4 accepted');
    press('f');
    await settle();
    expect(inside<HTMLDialogElement>('codeloom-final-codes', 'dialog.finalize').open).to.equal(false);
  });

  it('the palette finds a command by the beginning of its words and does it', async () => {
    await stage(markup, { suggested: true });
    inside<HTMLButtonElement>('codeloom-suggest', '.keys-hint').focus();
    press('k', { ctrlKey: true });
    await opened();
    const field = only<HTMLInputElement>('input', panel());
    expect(panel().activeElement).to.equal(field);
    field.value = 'add diag';
    field.dispatchEvent(new Event('input'));
    expect(panel().querySelectorAll('[role=option]')).to.have.length(1);
    // Halfway through its fade a dialog has no contrast yet.
    await settle(200);
    await expectAccessible('codeloom-provider');
    press('Enter');
    await settle(20);
    expect(only<HTMLDialogElement>('dialog', panel()).open).to.equal(false);
    expect(inside('codeloom-final-codes', 'codeloom-code-search')).to.not.equal(null);
  });

  it('the page’s own commands stand in the sheet and answer to their keys', async () => {
    let went = 0;
    const { provider } = await stage(markup, { suggested: true });
    const run = (): boolean => (went += 1) > 0;
    provider.commands = [{ id: 'page.next', title: 'Next encounter', group: 'Page', keys: [']'], run }];
    await settle();
    inside<HTMLButtonElement>('codeloom-suggest', '.keys-hint').focus();
    press(']');
    expect(went).to.equal(1);
    await openSheet();
    expect(words('dialog')).to.contain('Next encounter');
  });

  it('nothing is asked of the server for a page without commands', async () => {
    const { client } = await stage('<codeloom-code-search></codeloom-code-search>');
    expect(client.calls).to.not.include('preferences.get');
  });
});
