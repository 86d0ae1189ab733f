import { expect } from '@esm-bundle/chai';
import type { CodeSetInput, Encounter } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { CodeloomClient } from '@codeloom/sdk';
import type { FakeControls } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, grantFor, inside, only, press, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';

const markup = '<codeloom-final-codes></codeloom-final-codes>';
const tag = 'codeloom-final-codes';
const SAVED_MS = 800;

/** Three diagnoses, one of them the person's own, and a procedure; no warning and no stop. */
const codes: CodeSetInput = {
  emCode: '99213',
  emModifiers: ['25'],
  diagnoses: [
    { code: 'E11.42' },
    { code: 'I10' },
    { code: 'Z91.148', description: "Patient's other noncompliance with medication regimen" },
  ],
  procedures: [{ code: '20610', modifiers: ['RT'], units: 1, pointers: [1] }],
};

function coded(options: StageOptions = {}): Promise<Stage> {
  return stage(markup, {
    suggested: true,
    ...options,
    before: async (client, encounter) => {
      const { version } = client.stored(encounter.id);
      await client.encounters.setCodes(encounter.id, { ...codes, version });
      await options.before?.(client, encounter);
    },
  });
}

const shownCodes = (list: 'diagnoses' | 'procedures'): string[] =>
  allInside(tag, `[aria-labelledby="${list}-title"] .row-code`).map((cell) => cell.textContent.trim());
const rowOf = (code: string): HTMLElement =>
  allInside(tag, '.row').find((row) => row.querySelector('.row-code')?.textContent.trim() === code) ??
  inside(tag, 'none');
const savedCodes = (client: CodeloomClient & FakeControls, id: string): string[] =>
  client.stored(id).finalDiagnoses.map(({ code }) => code);

async function finalizeIt(client: CodeloomClient & FakeControls, { id }: Encounter): Promise<void> {
  await client.encounters.finalize(id, { version: client.stored(id).version });
}

describe('codeloom-final-codes', () => {
  afterEach(clearStage);

  it('says what it is and what is empty', async () => {
    await stage(markup);
    expect(textOf(tag)).to.contain('These are the codes that will be submitted for this encounter.');
    expect(textOf(tag)).to.contain('No diagnoses added yet.');
    expect(textOf(tag)).to.contain('No procedures added yet.');
  });

  it('marks each code as suggested or as the person’s own', async () => {
    await coded();
    expect(rowOf('E11.42').querySelector('.source')?.textContent).to.equal('AI');
    expect(rowOf('Z91.148').querySelector('.source')?.textContent).to.equal('You');
  });

  it('shows at once what is accepted in the suggestion, and saves it', async () => {
    const { client, encounter } = await stage(`<codeloom-suggest></codeloom-suggest>${markup}`, { suggested: true });
    inside('codeloom-suggest', '[data-row="diagnosis:I10"] .accept').click();
    await settle();
    expect(shownCodes('diagnoses')).to.deep.equal(['I10']);
    inside('codeloom-suggest', '[data-row="diagnosis:E11.42"] .accept').click();
    await settle(SAVED_MS);
    expect(savedCodes(client, encounter.id)).to.deep.equal(['E11.42', 'I10']);
  });

  it('reorders by keyboard, keeps the focus on the row, and pointers follow their diagnosis', async () => {
    const { client, encounter } = await coded();
    rowOf('E11.42').querySelector<HTMLElement>('.row-main')?.focus();
    press('ArrowDown', { altKey: true });
    await settle();
    press('ArrowDown', { altKey: true });
    await settle(SAVED_MS);
    expect(shownCodes('diagnoses')).to.deep.equal(['I10', 'Z91.148', 'E11.42']);
    expect(rowOf('E11.42').contains(only(tag).shadowRoot?.activeElement ?? null)).to.equal(true);
    expect(client.stored(encounter.id).finalProcedures[0]?.pointers).to.deep.equal([3]);
    expect(textOf(tag)).to.contain('E11.42 is now 3 of 3');
  });

  it('removes by keyboard and takes it back', async () => {
    await coded();
    rowOf('I10').querySelector<HTMLElement>('.row-main')?.focus();
    press('Delete');
    await settle();
    expect(shownCodes('diagnoses')).to.deep.equal(['E11.42', 'Z91.148']);
    press('u');
    await settle();
    expect(shownCodes('diagnoses')).to.deep.equal(['E11.42', 'I10', 'Z91.148']);
  });

  it('adds a diagnosis found by words, by keyboard alone', async () => {
    const { client, encounter } = await coded();
    rowOf('E11.42').querySelector<HTMLElement>('.row-main')?.focus();
    press('d');
    await settle();
    const search = inside(tag, 'codeloom-code-search');
    const field = inside<HTMLInputElement>(search, 'input');
    expect(search.shadowRoot?.activeElement).to.equal(field);
    field.value = 'knee pain';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settle(300);
    press('Enter');
    await settle(SAVED_MS);
    expect(savedCodes(client, encounter.id)).to.include('M25.561');
    expect(rowOf('M25.561').querySelector('.source')?.textContent).to.equal('You');
  });

  it('changes modifiers and units of a procedure, and refuses a modifier of bad form', async () => {
    const { client, encounter } = await coded();
    rowOf('20610').querySelector<HTMLElement>('[aria-label="Edit 20610"]')?.click();
    await settle();
    const modifiers = inside<HTMLInputElement>(tag, '.line-editor .modifiers');
    modifiers.value = 'rt 59';
    modifiers.dispatchEvent(new Event('change', { bubbles: true }));
    const units = inside<HTMLInputElement>(tag, '.line-editor input[type=number]');
    units.value = '2';
    units.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(SAVED_MS);
    expect(client.stored(encounter.id).finalProcedures[0]).to.include({ units: 2 });
    expect(client.stored(encounter.id).finalProcedures[0]?.modifiers).to.deep.equal(['RT', '59']);
    modifiers.value = 'RTX';
    modifiers.dispatchEvent(new Event('change', { bubbles: true }));
    expect(modifiers.getAttribute('aria-invalid')).to.equal('true');
    expect(modifiers.validationMessage).to.contain('two letters or digits');
  });

  it('shades what lies past position 12 and submits twelve', async () => {
    const { client, encounter } = await stage(markup, { suggested: true });
    const list = Array.from({ length: 12 }, (_, index) => ({ code: `M25.5${index + 10}`, description: 'Joint pain' }));
    await client.encounters.setCodes(encounter.id, {
      emCode: null,
      diagnoses: list,
      procedures: [],
      version: client.stored(encounter.id).version,
    });
    clearStage();
    await restage(client, encounter.id);
    inside('codeloom-suggest', '[data-row="diagnosis:I10"] .accept').click();
    await settle(SAVED_MS);
    expect(allInside(tag, '.row.past')).to.have.length(1);
    expect(textOf(tag)).to.contain('The shaded ones stay on this page and are not submitted.');
    expect(savedCodes(client, encounter.id)).to.have.length(12);
  });

  it('opens no dialog by a key while its pane is not shown', async () => {
    await coded();
    const card = only<HTMLElementTagNameMap['codeloom-final-codes']>(tag);
    card.shortcuts = 'page';
    const pane = card.parentElement ?? card;
    const dialog = inside<HTMLDialogElement>(tag, 'dialog.finalize');
    pane.style.display = 'none';
    press('f');
    await settle();
    expect(dialog.open).to.equal(false);
    pane.style.display = '';
    press('f');
    await settle();
    expect(dialog.open).to.equal(true);
  });

  it('finalizes after a confirmation and then shows the codes read-only', async () => {
    const { client, encounter } = await coded();
    const finalized: string[] = [];
    only<HTMLElement>(tag).addEventListener('codeloom-finalized', (event) =>
      finalized.push(event.detail.encounter.status),
    );
    inside(tag, '[part=finalize]').focus();
    press('f');
    await settle();
    expect(inside<HTMLDialogElement>(tag, 'dialog.finalize').open).to.equal(true);
    inside<HTMLButtonElement>(tag, 'dialog.finalize [type=submit]').click();
    await settle(30);
    expect(client.stored(encounter.id).status).to.equal('finalized');
    expect(finalized).to.deep.equal(['finalized']);
    expect(inside<HTMLDialogElement>(tag, 'dialog.finalize').open).to.equal(false);
    expect(allInside(tag, '.tools, .add, select')).to.have.length(0);
    expect(textOf(tag, '.banner')).to.contain('Finalized by Robin Hale');
  });

  it('finalizes nothing when the host prevents it', async () => {
    const { client, encounter } = await coded();
    document.addEventListener('codeloom-finalize', (event) => event.preventDefault(), { once: true });
    inside(tag, '[part=finalize]').click();
    await settle();
    inside<HTMLButtonElement>(tag, 'dialog.finalize [type=submit]').click();
    await settle(30);
    expect(client.stored(encounter.id).status).to.equal('ai_suggested');
    expect(client.calls).not.to.include('encounters.finalize');
  });

  it('asks a reason for each warning before it goes on', async () => {
    const { client, encounter } = await coded({
      before: async (fake, { id }) => {
        await fake.encounters.setCodes(id, { ...codes, emModifiers: [], version: fake.stored(id).version });
      },
    });
    await settle(300);
    expect(textOf(tag, '.edits')).to.contain('without modifier 25');
    inside(tag, '[part=finalize]').click();
    await settle();
    const submit = inside<HTMLButtonElement>(tag, 'dialog.finalize [type=submit]');
    submit.click();
    await settle(30);
    expect(client.stored(encounter.id).status).to.equal('ai_suggested');
    const reason = inside<HTMLInputElement>(tag, '#reason-0');
    reason.value = 'Visit was for the diabetes';
    reason.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    submit.click();
    await settle(30);
    expect(client.stored(encounter.id).status).to.equal('finalized');
  });

  it('does not finalize while a stop stands, and points at it', async () => {
    const { client } = await stage(markup, { suggested: true });
    const select = inside<HTMLSelectElement>(tag, 'select');
    select.value = '99213';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(400);
    expect(textOf(tag, '.edits')).to.contain('A visit needs at least one diagnosis.');
    inside(tag, '[part=finalize]').click();
    await settle();
    expect(inside<HTMLDialogElement>(tag, 'dialog.finalize').open).to.equal(false);
    expect(only(tag).shadowRoot?.activeElement?.textContent).to.contain('A visit needs at least one diagnosis.');
    expect(client.calls).not.to.include('encounters.finalize');
  });

  it('keeps the person’s codes when somebody else changed the encounter, and lets them choose', async () => {
    const { client, encounter } = await coded();
    client.change(encounter.id, { finalEmCode: '99214' });
    rowOf('I10').querySelector<HTMLElement>('.remove')?.click();
    await settle(SAVED_MS);
    expect(textOf(tag, '[role=alert]')).to.contain('Changed elsewhere');
    expect(shownCodes('diagnoses')).to.deep.equal(['E11.42', 'Z91.148']);
    allInside(tag, '[role=alert] button')[1]?.click();
    await settle(SAVED_MS);
    expect(savedCodes(client, encounter.id)).to.deep.equal(['E11.42', 'Z91.148']);
    expect(allInside(tag, '[role=alert]')).to.have.length(0);
  });

  it('says when a save failed and saves again on request', async () => {
    const { client, encounter } = await coded();
    client.failNext('encounters.setCodes', new CodeloomError('network', 'Codeloom cannot be reached.'));
    rowOf('I10').querySelector<HTMLElement>('.remove')?.click();
    await settle(SAVED_MS);
    expect(textOf(tag, '[role=alert]')).to.contain('Your codes are kept on this page.');
    inside<HTMLButtonElement>(tag, '[role=alert] button').click();
    await settle(50);
    expect(savedCodes(client, encounter.id)).to.deep.equal(['E11.42', 'Z91.148']);
  });

  it('reopens with a reason', async () => {
    const { client, encounter } = await coded({
      before: finalizeIt,
    });
    inside(tag, 'footer button').click();
    const reason = inside<HTMLInputElement>(tag, '#the-reason');
    reason.value = 'Payer asked';
    reason.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    inside<HTMLButtonElement>(tag, 'dialog.reason [type=submit]').click();
    await settle(30);
    expect(client.stored(encounter.id).status).to.equal('ai_suggested');
    expect(allInside(tag, 'select')).to.have.length(1);
  });

  it('offers neither editing nor finalizing where the session does not', async () => {
    await coded({
      grant: grantFor('019a0000-0000-7000-8000-000000000001', {
        finalCodes: { canEdit: false, canFinalize: false, canComment: false },
      }),
    });
    expect(shownCodes('diagnoses')).to.have.length(3);
    expect(allInside(tag, '.tools, .add, select, [part=finalize]')).to.have.length(0);
  });

  it('gives its codes to the form around it', async () => {
    const { provider } = await coded();
    const form = document.createElement('form');
    const element = only<HTMLElement>(tag);
    element.setAttribute('name', 'codes');
    form.append(element);
    provider.append(form);
    await settle(30);
    const value = new FormData(form).get('codes');
    const sent = JSON.parse(typeof value === 'string' ? value : '') as CodeSetInput;
    expect(sent.diagnoses.map(({ code }) => code)).to.deep.equal(['E11.42', 'I10', 'Z91.148']);
  });

  it('follows the reset of the form around it, and is read-only while its fieldset is disabled', async () => {
    const { provider } = await coded();
    const form = document.createElement('form');
    const fieldset = document.createElement('fieldset');
    const element = only<HTMLElementTagNameMap['codeloom-final-codes']>(tag);
    fieldset.append(element);
    form.append(fieldset);
    provider.append(form);
    await settle(30);
    rowOf('I10').querySelector<HTMLElement>('.remove')?.click();
    await settle();
    expect(shownCodes('diagnoses')).to.have.length(2);
    form.reset();
    await settle();
    expect(shownCodes('diagnoses')).to.have.length(3);
    fieldset.disabled = true;
    await settle();
    expect(allInside(tag, '.tools, .add, select, [part=finalize]')).to.have.length(0);
    fieldset.disabled = false;
    element.disabled = true;
    await settle();
    expect(allInside(tag, '.tools, .add, select, [part=finalize]')).to.have.length(0);
    expect(new FormData(form).has('codes'), 'a disabled field is not submitted').to.equal(false);
  });

  it('says what is missing before it opens the dialog for a claim without codes', async () => {
    await stage(markup);
    inside(tag, '[part=finalize]').click();
    await settle();
    expect(inside<HTMLDialogElement>(tag, 'dialog.finalize').open).to.equal(false);
    expect(textOf(tag, '.empty-claim')).to.contain('No diagnoses added yet. No procedures added yet.');
    await expectAccessible(tag);
  });

  it('voids with a reason where the page offers it', async () => {
    const { client, encounter } = await stage('<codeloom-final-codes voidable></codeloom-final-codes>', {
      suggested: true,
    });
    inside(tag, '.quiet-action').click();
    const reason = inside<HTMLInputElement>(tag, '#the-reason');
    reason.value = 'Entered twice';
    reason.dispatchEvent(new InputEvent('input'));
    await settle();
    inside<HTMLButtonElement>(tag, 'dialog.reason [type=submit]').click();
    await settle(20);
    expect(client.stored(encounter.id).status).to.equal('voided');
    expect(textOf(tag)).to.contain('These codes will not be submitted.');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find: coded, editing and finalizing, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      await coded({ theme });
      rowOf('20610').querySelector<HTMLElement>('[aria-label="Edit 20610"]')?.click();
      await settle(300);
      await expectAccessible(tag);
      inside(tag, '[part=finalize]').click();
      await settle(300);
      await expectAccessible(tag);
    });
  }

  it('has nothing for axe to find: finalized', async () => {
    await coded({
      before: finalizeIt,
    });
    await expectAccessible(tag);
  });
});

/** The same fake behind a new provider, as after a reload of the page. */
async function restage(client: CodeloomClient, encounterId: string): Promise<void> {
  const provider = document.createElement('codeloom-provider');
  provider.client = client;
  provider.encounterId = encounterId;
  provider.append(document.createElement('codeloom-suggest'), document.createElement(tag));
  document.body.append(provider);
  await settle(20);
}
