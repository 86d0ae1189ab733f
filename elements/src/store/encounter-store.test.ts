import { expect } from '@esm-bundle/chai';
import type { Edit } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { CodeloomClient } from '@codeloom/sdk';
import { createFakeClient, sampleEncounter, sampleEngine } from '@codeloom/sdk/testing';
import type { FakeControls, FakeOptions } from '@codeloom/sdk/testing';
import { addDiagnosis } from './code-draft.ts';
import { EncounterStore } from './encounter-store.ts';
import type { StoreEvent } from './store-listener.ts';

const { id } = sampleEncounter();
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Open {
  client: CodeloomClient & FakeControls;
  store: EncounterStore;
  events: StoreEvent['name'][];
}

async function open(options: FakeOptions = {}): Promise<Open> {
  const client = createFakeClient({ encounters: [sampleEncounter()], engine: sampleEngine, ...options });
  await client.encounters.suggest(id);
  const events: StoreEvent['name'][] = [];
  const store = new EncounterStore({
    client,
    ref: { id },
    emit: ({ name }) => events.push(name),
    failed: () => events.push('codeloom-load-error'),
  });
  await wait(20);
  return { client, store, events };
}

describe('the encounter store', () => {
  it('saves what was changed while an earlier save was under way, with the version that save made', async () => {
    const { client, store } = await open();
    client.setDelay({ 'encounters.setCodes': 80 });
    store.accept({ kind: 'diagnosis', code: 'I10' });
    const first = store.flush();
    await wait(20);
    store.accept({ kind: 'diagnosis', code: 'E11.42' });
    await first;
    await store.flush();
    expect(client.stored(id).finalDiagnoses.map(({ code }) => code)).to.deep.equal(['E11.42', 'I10']);
    expect(store.state.save.phase).to.equal('saved');
  });

  it('shows the answer to the newest question when an older answer comes late', async () => {
    const edit = (message: string): Edit => ({ id: message, severity: 'info', message, codes: [], source: 'test' });
    const { client, store } = await open({ check: ({ diagnoses }) => [edit(`${diagnoses.length} diagnoses`)] });
    client.setDelay({ 'codes.check': 150 });
    store.accept({ kind: 'diagnosis', code: 'I10' });
    await wait(300);
    client.setDelay({ 'codes.check': 0 });
    store.accept({ kind: 'diagnosis', code: 'E11.42' });
    await wait(500);
    expect(store.state.edits.map(({ message }) => message)).to.deep.equal(['2 diagnoses']);
  });

  it('finalizes once what is on the page, saved or not', async () => {
    const { client, store, events } = await open();
    store.acceptAll();
    const done = await store.finalize([{ editId: 'modifier-25:99213', reason: 'Separate visit' }], 'key-1');
    expect(done).to.equal(true);
    expect(client.stored(id).finalDiagnoses).to.have.length(4);
    expect(client.calls.filter((call) => call === 'encounters.finalize')).to.have.length(1);
    expect(events).to.include('codeloom-finalized');
  });

  it('takes all accepted codes back in one undo', async () => {
    const { store } = await open();
    store.acceptAll();
    expect(store.state.draft.diagnoses).to.have.length(4);
    store.undo();
    expect(store.state.draft.diagnoses).to.have.length(0);
    expect(store.state.draft.emCode).to.equal(null);
  });

  it('puts an accepted diagnosis in the engine’s claim order and leaves the person’s own where they are', async () => {
    const { store } = await open();
    store.edit((draft) => addDiagnosis(draft, { code: 'M25.561', description: 'Pain in right knee' }));
    store.accept({ kind: 'diagnosis', code: 'M17.11' });
    store.accept({ kind: 'diagnosis', code: 'E11.42' });
    expect(store.state.draft.diagnoses.map(({ code }) => code)).to.deep.equal(['M25.561', 'E11.42', 'M17.11']);
  });

  it('keeps pointers on their diagnosis when the order changes, and drops them with it', async () => {
    const { store, client } = await open();
    store.accept({ kind: 'diagnosis', code: 'M17.11' });
    store.accept({ kind: 'procedure', code: '20610' });
    store.accept({ kind: 'diagnosis', code: 'E11.42' });
    await store.flush();
    expect(client.stored(id).finalProcedures[0]?.pointers).to.deep.equal([2]);
    store.dismiss({ kind: 'diagnosis', code: 'M17.11' });
    await store.flush();
    expect(client.stored(id).finalProcedures[0]?.pointers).to.deep.equal([]);
  });

  it('sends codes that did not reach the server by itself once the connection is back', async () => {
    const { client, store } = await open();
    client.failNext('encounters.setCodes', new CodeloomError('network', 'Cannot be reached.'));
    store.acceptAll();
    await wait(600);
    expect(store.state.save.phase).to.equal('failed');
    expect(store.state.draft.diagnoses).to.have.length(4);
    await wait(2200);
    expect(store.state.save.phase).to.equal('saved');
    expect(client.stored(id).finalDiagnoses).to.have.length(4);
  });

  it('sends codes that wait for the hand to rest before it is disposed', async () => {
    const { client, store } = await open();
    store.accept({ kind: 'diagnosis', code: 'I10' });
    store.dispose();
    await wait(20);
    expect(client.stored(id).finalDiagnoses.map(({ code }) => code)).to.deep.equal(['I10']);
    expect(store.state.encounter).to.equal(null);
  });

  it('forgets everything when it is disposed, also what is under way', async () => {
    const { client, store, events } = await open();
    client.setDelay({ 'encounters.suggest': 50 });
    void store.suggest({ force: true });
    await wait(10);
    store.dispose();
    await wait(100);
    expect(store.state.encounter).to.equal(null);
    expect(events).not.to.include('codeloom-suggested');
  });
});
