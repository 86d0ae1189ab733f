import { expect } from '@esm-bundle/chai';
import { CodeloomError, connectionOf } from '@codeloom/sdk';
import type { EncounterComment } from '@codeloom/contracts';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, grantFor, inside, press, settle, stage, textOf } from '../testing/stage.ts';

const markup = '<codeloom-final-codes shortcuts="page"></codeloom-final-codes>';
const tag = 'codeloom-final-codes';
/** A little longer than typing rests before it is kept. */
const KEPT_MS = 1100;
const encounterId = sampleEncounter().id;

const comment = (n: number, changes: Partial<EncounterComment> = {}): EncounterComment => ({
  id: `019a0000-0000-7000-8000-0000000c000${n}`,
  encounterId,
  text: `Comment ${n}.`,
  authorName: 'Dr. Amara Osei',
  authorRole: 'PROVIDER',
  mine: false,
  createdAt: `2026-03-02T1${n}:00:00.000Z`,
  ...changes,
});

const field = (): HTMLTextAreaElement => inside<HTMLTextAreaElement>(tag, '.comment-field');
const words = (): string[] => allInside(tag, '.thread .words').map(({ textContent }) => textContent.trim());

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

describe('comments on an encounter', () => {
  afterEach(clearStage);

  it('show who said what and when, the end of a long thread first, and axe has no complaint', async () => {
    const comments = [1, 2, 3, 4, 5].map((n) => comment(n, n === 4 ? { text: null } : n === 5 ? { mine: true } : {}));
    await stage(markup, { comments });
    await settle(100);
    expect(textOf(tag, '.comments .label')).to.equal('Comments 5');
    expect(words()).to.deep.equal(['Comment 3.', 'Its words are no longer kept.', 'Comment 5.']);
    expect(textOf(tag, '.thread')).to.contain('Dr. Amara Osei Provider ·');
    expect(textOf(tag, '.thread li:last-child .who')).to.contain('You');
    inside(tag, '.earlier').click();
    await settle();
    expect(words()).to.have.length(5);
    await expectAccessible(tag);
  });

  it('are written by keyboard alone: M, words, Ctrl+Enter; the focus goes back to where it began', async () => {
    const { client, encounter } = await stage(markup);
    await settle(100);
    expect(textOf(tag, '.comments')).to.contain('No comments yet.');
    press('m');
    await settle(20);
    await type('Was the knee injected?\nIt is not in the plan.');
    press('Enter', { ctrlKey: true });
    await settle(40);
    expect(words()).to.deep.equal(['Was the knee injected?\nIt is not in the plan.']);
    expect(allInside(tag, '.comment-field')).to.have.length(0);
    expect(textOf(tag, '.comments [role="status"]')).to.equal('Comment added.');
    expect(document.querySelector(tag)?.shadowRoot?.activeElement?.className).to.equal('say');
    expect((await client.comments.list(encounter.id)).map(({ mine }) => mine)).to.deep.equal([true]);
  });

  it('keep the words in the field when they could not be saved, and say so', async () => {
    const { client } = await stage(markup);
    await settle(100);
    client.failNext('comments.add', new CodeloomError('network', 'Codeloom cannot be reached.'));
    press('m');
    await settle(20);
    await type('Kept');
    inside<HTMLButtonElement>(tag, '.comment-form [type="submit"]').click();
    await settle(40);
    expect(textOf(tag, '.comments .notice')).to.contain('Codeloom cannot be reached.');
    expect(field().value).to.equal('Kept');
    inside<HTMLButtonElement>(tag, '.comment-form [type="submit"]').click();
    await settle(40);
    expect(words()).to.deep.equal(['Kept']);
  });

  it('that are half-written come back after a session ended, and the page was cleared meanwhile', async () => {
    const { provider, client } = await stage(markup);
    const connection = connectionOf(client);
    provider.connection = connection;
    await settle(100);
    press('m');
    await settle(20);
    await type('Half a question about');
    connection.end();
    await settle(20);
    expect(textOf(tag)).not.to.contain('Half a question');
    inside<HTMLButtonElement>(tag, 'button').click();
    await settle(100);
    expect(field().value).to.equal('Half a question about');
    inside<HTMLButtonElement>(tag, '.comment-foot button').click();
    await settle(KEPT_MS);
    expect(await client.drafts.get(encounterId)).to.deep.equal([]);
  });

  it('leave with Escape when nothing is typed, and not when something is', async () => {
    await stage(markup);
    await settle(100);
    press('m');
    await settle(20);
    await type('Typed');
    press('Escape');
    await settle();
    expect(field().value).to.equal('Typed');
    await type('');
    press('Escape');
    await settle(20);
    expect(allInside(tag, '.comment-field')).to.have.length(0);
  });

  it('are offered again when they could not be loaded', async () => {
    const { client } = await stage(markup, {
      comments: [comment(1)],
      before: (fake) => fake.failNext('comments.list', new CodeloomError('network', 'Codeloom cannot be reached.')),
    });
    await settle(100);
    expect(textOf(tag, '.comments .notice')).to.contain('Comments are not shown');
    inside<HTMLButtonElement>(tag, '.comments .notice .link').click();
    await settle(40);
    expect(words()).to.deep.equal(['Comment 1.']);
    expect(client.calls.filter((call) => call === 'comments.list')).to.have.length(2);
  });

  it('are neither shown nor asked for in a session that does not name them', async () => {
    const finalCodes = { canEdit: true, canFinalize: true, canComment: false };
    const { client } = await stage(markup, { comments: [comment(1)], grant: grantFor(encounterId, { finalCodes }) });
    await settle(100);
    expect(allInside(tag, '.comments')).to.have.length(0);
    expect(client.calls).not.to.include('comments.list');
  });

  it('go on after finalization and end with voiding', async () => {
    const page = await stage(markup, { encounter: { status: 'finalized' } });
    await settle(100);
    expect(allInside(tag, '.comments .say')).to.have.length(1);
    expect(page.client.calls).not.to.include('drafts.save');
    clearStage();
    await stage(markup, { encounter: { status: 'voided' } });
    await settle(100);
    expect(allInside(tag, '.comments .say')).to.have.length(0);
  });
});
