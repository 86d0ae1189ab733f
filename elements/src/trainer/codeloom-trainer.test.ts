import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { sampleCase, sampleCases } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, only, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';

const TAG = 'codeloom-trainer';
const show = (markup = `<${TAG}></${TAG}>`, options: StageOptions = {}): Promise<Stage> =>
  stage(markup, { training: sampleCases, ...options });
const open = `<${TAG} case-id="${sampleCase.id}"></${TAG}>`;

async function choose(level: string): Promise<void> {
  const select = inside<HTMLSelectElement>(TAG, '#level');
  select.value = level;
  select.dispatchEvent(new Event('change'));
  await settle();
}

async function handIn(): Promise<void> {
  inside(TAG, '[part="hand-in"]').click();
  await settle();
  // The comparison is fetched with the first codes that are handed in.
  while (allInside(TAG, '[part="hand-in"][aria-disabled="true"]').length > 0) await settle(10);
}

function select(system: 'icd10cm' | 'procedure', code: string): void {
  inside(TAG, `codeloom-code-search[system="${system}"]`).dispatchEvent(
    new CustomEvent('codeloom-code-selected', {
      detail: { system, code, description: 'A code', billable: true },
      bubbles: true,
      composed: true,
    }),
  );
}

describe('codeloom-trainer', () => {
  afterEach(clearStage);

  it('names each level in words', async () => {
    await show(open);
    const level = inside<HTMLSelectElement>(TAG, '#level');
    expect([...level.options].map(({ text }) => text)).to.include('99213 · established, low');
    expect([...level.querySelectorAll('optgroup')].map(({ label }) => label)).to.deep.equal([
      'Established patient',
      'New patient',
      'Consultation',
    ]);
  });

  it('lists the cases with the learner’s own standing, and opens one by its row', async () => {
    await show();
    expect(textOf(TAG)).to.contain('A painful ear').and.to.contain('Not tried yet').and.to.contain('80%');
    const told: unknown[] = [];
    only(TAG).addEventListener('codeloom-training-opened', (event) => told.push((event as CustomEvent).detail));
    inside(TAG, '[data-case="ear-pain"]').click();
    await settle();
    expect(told).to.deep.equal([{ caseId: 'ear-pain' }]);
    expect(only(TAG).getAttribute('case-id')).to.equal('ear-pain');
    expect(textOf(TAG)).to.contain('Right drum red and bulging');
  });

  it('shows no answer before an attempt', async () => {
    await show(open);
    expect(textOf(TAG)).not.to.contain('H66.001');
    expect(textOf(TAG)).not.to.contain('Two of three meet low');
  });

  it('asks for a level before it compares, and puts the focus there', async () => {
    const { client } = await show(open);
    await handIn();
    expect(textOf(TAG, '#trouble')).to.contain('Choose a level');
    expect(client.calls).not.to.contain('training.attempt');
    expect(only(TAG).shadowRoot?.activeElement?.id).to.equal('level');
  });

  it('compares line by line with the reason, and lights the evidence of a pressed line', async () => {
    await show(open);
    await choose('99214');
    select('icd10cm', 'H66.001');
    select('icd10cm', 'H66.001');
    await settle();
    expect(allInside(TAG, '.chosen li')).to.have.length(1);
    await handIn();
    expect(textOf(TAG, '[data-line="line:0"]')).to.contain('99213').and.to.contain('In the answer');
    expect(textOf(TAG, '[data-line="line:1"]')).to.contain('99214').and.to.contain('Not in the answer');
    expect(textOf(TAG, '[data-line="line:2"]')).to.contain('H66.001').and.to.contain('Right');
    expect(only(TAG).shadowRoot?.activeElement?.id).to.equal('score');
    inside(TAG, '[data-line="line:2"]').click();
    await settle();
    const lit = [...(CSS.highlights.get('codeloom-active-diagnosis') ?? [])].map((range) =>
      (range as Range).toString(),
    );
    expect(lit).to.contain('Acute suppurative otitis media, right ear');
  });

  it('names codes that are often chosen here and why they do not stand', async () => {
    await show(open);
    await choose('none');
    await handIn();
    expect(textOf(TAG, 'details')).to.contain('H92.01').and.to.contain('Pain belongs to the infection');
  });

  it('keeps the codes when the server does not answer, and says so', async () => {
    const { client } = await show(open);
    await choose('99213');
    select('icd10cm', 'H66.001');
    client.failNext('training.attempt', new CodeloomError('network', 'The network is away.'));
    await handIn();
    expect(textOf(TAG, '#trouble')).to.equal('The network is away. Your codes are kept.');
    expect(textOf(TAG, '.chosen')).to.contain('H66.001');
    await handIn();
    expect(textOf(TAG, '#score')).to.equal('Score 100%');
  });

  it('starts again empty, and a case that is gone leads back to the list', async () => {
    await show(open);
    await choose('99213');
    await handIn();
    allInside(TAG, '.result button.primary')[0]?.click();
    await settle();
    expect(inside<HTMLSelectElement>(TAG, '#level').value).to.equal('');
    only(TAG).setAttribute('case-id', 'gone');
    await settle();
    expect(textOf(TAG)).to.contain('does not exist');
    inside(TAG, 'button').click();
    await settle();
    expect(allInside(TAG, '.case')).to.have.length(sampleCases.length);
  });

  it('says when there are no cases, and when they could not be loaded', async () => {
    await show(undefined, { training: [] });
    expect(textOf(TAG)).to.contain('No training cases are available yet.');
    clearStage();
    await show(undefined, {
      before: (client) => client.failNext('training.cases', new CodeloomError('network', 'The network is away.')),
    });
    expect(textOf(TAG)).to.contain('The network is away.');
    inside(TAG, 'button').click();
    await settle();
    expect(textOf(TAG)).to.contain('A painful ear');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible as list, as case and as comparison (${theme})`, async () => {
      await show(undefined, { theme });
      await expectAccessible(TAG);
      only(TAG).setAttribute('case-id', sampleCase.id);
      await settle();
      await expectAccessible(TAG);
      await choose('99214');
      await handIn();
      await expectAccessible(TAG);
    });
  }
});
