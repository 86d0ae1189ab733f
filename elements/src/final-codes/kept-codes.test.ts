import { expect } from '@esm-bundle/chai';
import { CodeloomError, connectionOf } from '@codeloom/sdk';
import { allInside, clearStage, inside, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage } from '../testing/stage.ts';

const markup = '<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>';
const tag = 'codeloom-final-codes';
/** A little longer than codes rest before they are saved. */
const SAVED_MS = 600;

const codes = (): string[] => allInside(tag, '.row-code').map(({ textContent }) => textContent);
const accept = (code: string): void =>
  inside<HTMLButtonElement>('codeloom-suggest', `[data-row="diagnosis:${code}"] .accept`).click();

/** The page of a host whose session ends; `end` ends it, and the button starts again. */
async function sessionPage(): Promise<Stage & { end: () => Promise<void>; startAgain: () => Promise<void> }> {
  const page = await stage(markup, { suggested: true });
  const connection = connectionOf(page.client);
  page.provider.connection = connection;
  await settle(30);
  return {
    ...page,
    end: async () => {
      connection.end();
      await settle(20);
    },
    startAgain: async () => {
      inside<HTMLButtonElement>(tag, 'button').click();
      await settle(60);
    },
  };
}

describe('codes that a save could not keep', () => {
  afterEach(clearStage);

  it('come back after a session that ended within the half second before they were saved, and are saved then', async () => {
    const { client, encounter, end, startAgain } = await sessionPage();
    accept('I10');
    await end();
    expect(textOf(tag)).to.contain('Your session has ended');
    expect(textOf(tag)).not.to.contain('I10');
    expect(client.calls).not.to.include('encounters.setCodes');
    await startAgain();
    expect(codes()).to.deep.equal(['I10']);
    expect(textOf(tag, '.notice')).to.contain('Brought back');
    await settle(SAVED_MS);
    expect(client.stored(encounter.id).finalDiagnoses.map(({ code }) => code)).to.deep.equal(['I10']);
    expect(client.stored(encounter.id).finalDiagnoses[0]?.source).to.equal('ai');
    expect(await client.drafts.get(encounter.id)).to.deep.equal([]);
  });

  it('are one undo away from what was stored', async () => {
    const { client, encounter, end, startAgain } = await sessionPage();
    accept('I10');
    await end();
    await startAgain();
    inside<HTMLButtonElement>(tag, '.notice .link').click();
    await settle(SAVED_MS);
    expect(codes()).to.deep.equal([]);
    expect(client.stored(encounter.id).finalDiagnoses).to.deep.equal([]);
    expect(allInside(tag, '.notice .link')).to.have.length(0);
  });

  it('are a choice when somebody else changed the encounter meanwhile; nothing is written over', async () => {
    const { client, encounter, end, startAgain } = await sessionPage();
    accept('I10');
    await end();
    client.change(encounter.id, { finalEmCode: '99214' });
    await startAgain();
    await settle(SAVED_MS);
    expect(codes()).to.deep.equal(['I10']);
    expect(textOf(tag, '.notice')).to.contain('Changed elsewhere');
    expect(client.stored(encounter.id).finalDiagnoses).to.deep.equal([]);
    const [newest] = allInside(tag, '.notice .link');
    newest?.click();
    await settle(40);
    expect(codes()).to.deep.equal([]);
    expect(await client.drafts.get(encounter.id)).to.deep.equal([]);
  });

  it('are kept on the server when the server refuses them, and when nobody has chosen after a conflict', async () => {
    const { client, encounter, end, startAgain } = await sessionPage();
    client.failNext('encounters.setCodes', new CodeloomError('invalidInput', 'diagnoses: refused for the test.'));
    accept('I10');
    await settle(SAVED_MS);
    expect((await client.drafts.get(encounter.id)).map(({ content }) => content.kind)).to.deep.equal(['codes']);
    client.change(encounter.id, { payer: 'medicare' });
    inside<HTMLButtonElement>(tag, '.notice .link').click();
    await settle(40);
    expect(textOf(tag, '.notice')).to.contain('Changed elsewhere');
    await end();
    await startAgain();
    expect(codes()).to.deep.equal(['I10']);
    expect(textOf(tag, '.notice')).to.contain('Changed elsewhere');
  });

  it('are given up, not handed over, when the session is somebody else’s by now', async () => {
    const { provider, client, encounter } = await stage(markup, { suggested: true });
    let tell: (change: 'changed') => void = () => undefined;
    provider.connection = {
      ...connectionOf(client),
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    await settle(30);
    accept('I10');
    tell('changed');
    await settle(SAVED_MS);
    expect(codes()).to.deep.equal([]);
    expect(client.calls).not.to.include('encounters.setCodes');
    expect(await client.drafts.get(encounter.id)).to.deep.equal([]);
  });
});
