import { expect } from '@esm-bundle/chai';
import type { CodeSetInput, SavedCodeSet } from '@codeloom/contracts';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';

const markup = '<codeloom-final-codes></codeloom-final-codes>';
const tag = 'codeloom-final-codes';

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
describe('code sets', () => {
  afterEach(clearStage);

  const cold: SavedCodeSet = {
    id: '019a0000-0000-7000-8000-0000000000c1',
    name: 'URI visit',
    shared: true,
    canChange: true,
    ownerName: 'Robin Hale',
    emCode: '99213',
    emModifiers: [],
    diagnoses: [
      { code: 'J06.9', description: 'Acute upper respiratory infection' },
      { code: 'I10', description: 'Essential (primary) hypertension' },
    ],
    procedures: [{ code: '87880', description: 'Strep test', modifiers: ['QW'], units: 1, pointers: [1] }],
    updatedAt: '2026-03-02T10:00:00.000Z',
  };

  it('adds a code set in one step with the keyboard alone, keeps what is there, and takes it back in one undo', async () => {
    const { client, encounter } = await coded({ codeSets: [cold] });
    inside<HTMLElement>(tag, '.row-main').focus();
    press('c');
    // The dialog is fetched when it is first opened.
    while (allInside(tag, 'dialog.sets').length === 0) await settle(10);
    await settle(30);
    expect(inside<HTMLDialogElement>(tag, 'dialog.sets').open).to.equal(true);
    await settle(200);
    await expectAccessible(tag);
    press('Enter');
    await settle();
    expect(shownCodes('diagnoses')).to.deep.equal(['E11.42', 'I10', 'Z91.148', 'J06.9']);
    expect(shownCodes('procedures')).to.deep.equal(['20610', '87880']);
    await settle(600);
    expect(client.stored(encounter.id).finalProcedures[1]).to.deep.include({ modifiers: ['QW'], pointers: [4] });
    inside<HTMLElement>(tag, '.row-main').focus();
    press('u');
    await settle();
    expect(shownCodes('diagnoses')).to.deep.equal(['E11.42', 'I10', 'Z91.148']);
  });

  it('saves the codes of the encounter as a set, and says why when it may not', async () => {
    const { client } = await coded({ codeSets: [cold] });
    inside(tag, '.title .add').click();
    await settle(20);
    const name = inside<HTMLInputElement>(tag, '#set-name');
    const save = async (text: string): Promise<void> => {
      name.value = text;
      name.dispatchEvent(new InputEvent('input'));
      await settle();
      inside<HTMLButtonElement>(tag, '.set-save [type=submit]').click();
      await settle(20);
    };
    await save('URI visit');
    expect(textOf(tag, 'dialog.sets [role=alert]')).to.contain('this name already');
    await save('Diabetes visit');
    expect((await client.codeSets.list()).map((set) => set.name)).to.deep.equal(['Diabetes visit', 'URI visit']);
    expect(textOf(tag, '.set-list')).to.contain('99213-25 · E11.42, I10, Z91.148 · 20610-RT');
  });
});
