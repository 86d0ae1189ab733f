import { expect } from '@esm-bundle/chai';
import { CodeloomError, connectionOf } from '@codeloom/sdk';
import { clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';

const markup = '<codeloom-note editable></codeloom-note>';
const tag = 'codeloom-note';
/** A little longer than typing rests before it is kept. */
const KEPT_MS = 1100;

const field = (): HTMLTextAreaElement => inside<HTMLTextAreaElement>(tag, 'textarea');

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

describe('what is typed into a note', () => {
  afterEach(clearStage);

  it('is kept on the server when the hand rests, once for a burst of typing', async () => {
    const { client, encounter } = await stage(markup, { encounter: { noteText: 'Old' } });
    inside(tag, '.bar .outline').click();
    await settle();
    await type('New');
    await type('New note');
    expect(client.calls).not.to.include('drafts.save');
    await settle(KEPT_MS);
    expect(client.calls.filter((call) => call === 'drafts.save')).to.have.length(1);
    const [draft] = await client.drafts.get(encounter.id);
    expect(draft?.content).to.deep.equal({ kind: 'note', noteText: 'New note' });
    expect(textOf(tag, '.edit-foot')).to.contain('what you typed is kept');
  });

  it('comes back after a session that ended in the middle, to the letter, and the page was cleared meanwhile', async () => {
    const { provider, client } = await stage(markup, { encounter: { noteText: 'Old' } });
    const connection = connectionOf(client);
    provider.connection = connection;
    await settle(20);
    inside(tag, '.bar .outline').click();
    await settle();
    await type('Half a sentence about the kn');
    await settle(KEPT_MS);
    connection.end();
    await settle();
    expect(textOf(tag)).to.contain('Your session has ended');
    expect(textOf(tag)).not.to.contain('Half a sentence');
    inside<HTMLButtonElement>(tag, 'button').click();
    await settle(50);
    expect(field().value).to.equal('Half a sentence about the kn');
    expect(textOf(tag, '.notice')).to.contain('did not save it');
  });

  it('is kept at once when the host takes the element away, and is there when it comes back', async () => {
    const { provider, client, encounter } = await stage(markup, { encounter: { noteText: 'Old' } });
    inside(tag, '.bar .outline').click();
    await settle();
    await type('Typed just now');
    const note = document.querySelector(tag);
    note?.remove();
    await settle(20);
    expect((await client.drafts.get(encounter.id)).length).to.equal(1);
    if (note) provider.append(note);
    await settle(30);
    expect(field().value).to.equal('Typed just now');
  });

  it('says so when the encounter was changed since it was typed', async () => {
    await stage(markup, {
      before: async (client, encounter) => {
        const content = { kind: 'note' as const, noteText: 'Typed earlier' };
        await client.drafts.save({ encounterId: encounter.id, encounterVersion: encounter.version, content });
        client.change(encounter.id, { noteText: 'Changed by somebody else' });
      },
    });
    await settle(20);
    expect(field().value).to.equal('Typed earlier');
    expect(textOf(tag, '.notice.warning')).to.contain('changed since');
  });

  it('is given up with Cancel, here and on the server', async () => {
    const { client, encounter } = await stage(markup, { encounter: { noteText: 'Old' } });
    inside(tag, '.bar .outline').click();
    await settle();
    await type('Not this');
    await settle(KEPT_MS);
    inside(tag, '.edit-foot button').click();
    await settle(20);
    expect(textOf(tag, '.text')).to.equal('Old');
    expect(await client.drafts.get(encounter.id)).to.deep.equal([]);
  });

  it('stays in the editor when it cannot be kept, and says that', async () => {
    const { client } = await stage(markup, { encounter: { noteText: 'Old' } });
    client.failNext('drafts.save', new CodeloomError('network', 'Cannot be reached.'));
    inside(tag, '.bar .outline').click();
    await settle();
    await type('Still here');
    await settle(KEPT_MS);
    expect(field().value).to.equal('Still here');
    expect(textOf(tag, '.edit-foot')).to.contain('not kept yet');
  });

  it('comes without what nobody sees when it is pasted', async () => {
    await stage(markup, { encounter: { noteText: ' ' } });
    inside(tag, '.bar .outline').click();
    await settle();
    field().focus();
    field().select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Knee\u200b pain\u00a0left');
    field().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await settle();
    expect(field().value).to.equal('Knee pain left');
    expect(textOf(tag, '.pasted')).to.contain('1 invisible character, 1 odd space');
  });

  it('can be begun with a key, and sections are reached by their number', async () => {
    await stage(markup, { suggested: true });
    inside<HTMLButtonElement>(tag, '.chip').focus();
    press('4');
    await settle();
    expect(inside(tag, '.chip[aria-current=true]').textContent.trim()).to.equal('Assessment and plan');
    press('e');
    await settle();
    expect(field().value).to.contain('Assessment and plan');
  });

  it('asks for the note again where the practice keeps none', async () => {
    await stage(markup, { encounter: { noteText: '', noteStored: false } });
    expect(textOf(tag)).to.contain('This practice keeps no notes');
    expect(textOf(tag, '.bar')).to.contain('Paste the note again');
  });
});
