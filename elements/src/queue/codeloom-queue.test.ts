import { expect } from '@esm-bundle/chai';
import type { Encounter, QueueView } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, grantFor, inside, only, press, settle, stage, textOf } from '../testing/stage.ts';
import type { StageOptions } from '../testing/stage.ts';
import { defaultView } from './queue-view.ts';

const markup = '<codeloom-queue shortcuts="page"></codeloom-queue>';
const tag = 'codeloom-queue';
/** Longer than typing rests. */
const SEARCHED_MS = 260;

const idOf = (index: number): Encounter['id'] =>
  `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as Encounter['id'];

function encounters(count: number, patch: (index: number) => Partial<Encounter> = () => ({})): Encounter[] {
  return Array.from({ length: count }, (_, index) =>
    sampleEncounter({
      id: idOf(index),
      patientPseudoId: `PT-${1000 + index}`,
      externalId: `V-${index}`,
      encounterDate: `2026-03-${String(28 - (index % 28)).padStart(2, '0')}`,
      noteText: '',
      ...patch(index),
    }),
  );
}

const show = (list: Encounter[], options: StageOptions = {}) => stage(markup, { encounters: list, ...options });
const patients = (): string[] => allInside(tag, '.row .patient').map((cell) => cell.textContent.trim());
const tab = (name: string): HTMLElement | undefined =>
  allInside(tag, '.tabs button').find((button) => button.textContent.trim().startsWith(name));
const change = (selector: string, value: string): void => {
  const field = inside<HTMLInputElement>(tag, selector);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** As a wheel would; the event is sent by hand because a page in the background draws no frame and so sends none. */
async function scrollTo(top: number): Promise<void> {
  const list = inside(tag, '.list');
  list.scrollTop = top;
  list.dispatchEvent(new Event('scroll'));
  await settle(20);
}

describe('codeloom-queue', () => {
  afterEach(clearStage);

  it('shows what needs coding, newest first, and how many wait in each status', async () => {
    await show(encounters(4, (index) => ({ status: index === 3 ? 'finalized' : 'draft' })));
    expect(patients()).to.deep.equal(['PT-1000', 'PT-1001', 'PT-1002']);
    expect(tab('Needs coding')?.textContent).to.contain('3');
    expect(tab('Finalized')?.textContent).to.contain('1');
    tab('Finalized')?.click();
    await settle();
    expect(patients()).to.deep.equal(['PT-1003']);
    expect(tab('Finalized')?.getAttribute('aria-pressed')).to.equal('true');
  });

  it('narrows by words once typing rests, by dates, people and risk, and tells the host', async () => {
    const { client } = await show(
      encounters(6, (index) => ({
        denialRiskLevel: index === 2 ? 'high' : 'low',
        encounterDate: `2026-03-0${index + 1}`,
      })),
    );
    const heard: QueueView[] = [];
    document.addEventListener('codeloom-queue-changed', ({ detail }) => heard.push(detail.view));
    const before = client.calls.filter((call) => call === 'encounters.list').length;
    const search = inside<HTMLInputElement>(tag, '#search');
    for (const text of ['P', 'PT', 'v-4']) {
      search.value = text;
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await settle(SEARCHED_MS);
    expect(patients()).to.deep.equal(['PT-1004']);
    expect(client.calls.filter((call) => call === 'encounters.list').length - before).to.equal(1);
    expect(heard).to.deep.equal([]);
    inside(tag, '.filters > button.link').click();
    change('#risk', 'high');
    await settle();
    expect(patients()).to.deep.equal(['PT-1002']);
    change('#risk', '');
    await settle();
    change('#from', '2026-03-05');
    await settle();
    expect(patients()).to.deep.equal(['PT-1005', 'PT-1004']);
    expect(heard.at(-1)?.filters).to.deep.equal({ status: 'needs_coding', from: '2026-03-05' });
  });

  it('shows what nobody has begun under New, beside all that needs coding', async () => {
    await show(encounters(3, (index) => ({ status: index === 0 ? 'ai_suggested' : 'draft' })));
    expect(tab('Needs coding')?.textContent).to.contain('3');
    tab('New')?.click();
    await settle();
    expect(patients()).to.deep.equal(['PT-1001', 'PT-1002']);
  });

  it('says that dates read backwards, asks nothing, and exchanges them in one press', async () => {
    const { client } = await show(encounters(3));
    change('#from', '2026-03-28');
    await settle();
    const asked = client.calls.length;
    change('#to', '2026-03-27');
    await settle();
    expect(textOf(tag, '.backwards')).to.contain('The first date lies after the last.');
    expect(inside(tag, '#from').getAttribute('aria-invalid')).to.equal('true');
    expect(client.calls.length).to.equal(asked);
    inside<HTMLButtonElement>(tag, '.backwards button').click();
    await settle();
    expect(patients()).to.deep.equal(['PT-1000', 'PT-1001']);
    expect(allInside(tag, '.backwards')).to.have.length(0);
  });

  it('sorts by the head of a column, and turns it round when pressed again', async () => {
    await show(encounters(3, (index) => ({ denialRiskLevel: (['low', 'high', 'medium'] as const)[index] ?? null })));
    const risk = (): HTMLElement | undefined =>
      allInside(tag, '.head-row button').find((button) => button.textContent.includes('Denial risk'));
    risk()?.click();
    await settle();
    expect(patients()).to.deep.equal(['PT-1001', 'PT-1002', 'PT-1000']);
    expect(risk()?.parentElement?.getAttribute('aria-sort')).to.equal('descending');
    risk()?.click();
    await settle();
    expect(patients()).to.deep.equal(['PT-1000', 'PT-1002', 'PT-1001']);
  });

  it('opens by keyboard alone, as a request the host can take over', async () => {
    await show(encounters(5));
    const opened: (string | null)[] = [];
    only(tag).addEventListener('codeloom-encounter-open', (event) => {
      opened.push((event as CustomEvent<{ externalId: string | null }>).detail.externalId);
      event.preventDefault();
    });
    press('j');
    press('j');
    press('k');
    press('ArrowDown');
    await settle();
    expect(inside(tag, '[role=grid]').getAttribute('aria-activedescendant')).to.equal(`row-${idOf(1)}`);
    press('Enter');
    expect(opened).to.deep.equal(['V-1']);
  });

  it('chooses with x, a range with Shift, and hands many over to a person found by name', async () => {
    const { client } = await show(encounters(6));
    press('j');
    press('x');
    press('J', { shiftKey: true });
    press('J', { shiftKey: true });
    await settle();
    expect(textOf(tag, '.foot')).to.contain('3 chosen');
    press('a');
    await settle();
    const field = inside<HTMLInputElement>(tag, 'dialog.assign input');
    expect(only(tag).shadowRoot?.activeElement).to.equal(field);
    field.value = 'amara';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    press('Enter');
    await settle();
    expect([0, 1, 2, 3].map((index) => client.stored(idOf(index)).assigneeName)).to.deep.equal([
      'Dr. Amara Osei',
      'Dr. Amara Osei',
      'Dr. Amara Osei',
      null,
    ]);
    expect(textOf(tag, '.foot')).to.contain('3 encounters assigned to Dr. Amara Osei.');
    expect(only(tag).shadowRoot?.activeElement).to.equal(inside(tag, '.list'));
    inside(tag, '.foot button.link').click();
    await settle();
    expect(client.stored(idOf(0)).assigneeName).to.equal(null);
  });

  it('takes the row of the keys for oneself with t, and says why when the server refuses', async () => {
    const { client } = await show(encounters(2));
    press('j');
    press('t');
    await settle();
    expect(client.stored(idOf(0)).assigneeName).to.equal('Robin Hale');
    expect(textOf(tag, '.row')).to.contain('You');
    client.failNext('encounters.assign', new CodeloomError('notFound', 'There is no such encounter.'));
    press('j');
    press('t');
    await settle();
    expect(textOf(tag, '.foot [role=alert]')).to.contain('There is no such encounter.');
  });

  it('keys stay letters while somebody types', async () => {
    await show(encounters(3));
    press('/');
    expect(only(tag).shadowRoot?.activeElement?.id).to.equal('search');
    press('j');
    press('x');
    await settle();
    expect(allInside(tag, '.row.at')).to.have.length(0);
  });

  it('keeps views by name, and shows them again', async () => {
    const { client } = await show(encounters(4, (index) => ({ denialRiskLevel: index === 0 ? 'high' : 'low' })));
    change('#risk', 'high');
    await settle();
    allInside(tag, '.menu-panel button')
      .find((button) => button.textContent.includes('Save as a new view'))
      ?.click();
    await settle();
    inside<HTMLInputElement>(tag, '#view-name').value = 'Risky';
    inside<HTMLFormElement>(tag, 'dialog.save-view form').requestSubmit();
    await settle();
    const [saved] = await client.savedViews.list();
    expect(saved?.view.filters).to.deep.equal({ status: 'needs_coding', denialRisk: 'high' });
    change('#view', '');
    await settle();
    expect(patients()).to.have.length(4);
    change('#view', saved?.id ?? '');
    await settle();
    expect(patients()).to.deep.equal(['PT-1000']);
    change('#risk', 'low');
    await settle();
    expect(inside<HTMLSelectElement>(tag, '#view').selectedOptions[0]?.textContent.trim()).to.equal('Risky (changed)');
  });

  it('shows the columns that were chosen, always with the patient', async () => {
    await show(encounters(1));
    only<HTMLElementTagNameMap['codeloom-queue']>(tag).view = { ...defaultView, columns: ['payer'] };
    await settle();
    expect(allInside(tag, '.head-row [role=columnheader]').map((head) => head.textContent.trim())).to.deep.equal([
      'Choose all that are listed',
      'Patient',
      'Payer',
    ]);
  });

  it('keeps at most 60 rows of 10,000 in the document, from the top to wherever it is scrolled', async () => {
    await show(encounters(10_000));
    const list = inside(tag, '.list');
    for (const top of [0, 2_000, 7_900, 3_000]) {
      await scrollTo(top);
      const rows = allInside(tag, '.row').length;
      expect(rows).to.be.within(10, 60, `${top} px`);
    }
    expect(list.getAttribute('aria-rowcount')).to.equal('10001');
  });

  it('asks for the next page before the end is reached, and goes on after a failure', async () => {
    const { client } = await show(encounters(450));
    const pages = (): number => client.calls.filter((call) => call === 'encounters.list').length;
    expect(pages()).to.equal(1);
    client.failNext('encounters.list', new CodeloomError('network', 'Codeloom cannot be reached.'));
    await scrollTo(200 * 40);
    expect(textOf(tag, '.foot [role=alert]')).to.contain('Codeloom cannot be reached.');
    inside(tag, '.foot button.link').click();
    await settle(20);
    await scrollTo(400 * 40);
    await scrollTo(450 * 40);
    expect(patients()).to.include('PT-1027');
    expect(pages()).to.equal(4);
  });

  it('says that nothing waits, that nothing matches, or what went wrong and how to try again', async () => {
    await show([]);
    expect(textOf(tag)).to.contain('Nothing needs coding');
    change('#from', '2026-01-01');
    await settle();
    expect(textOf(tag)).to.contain('No encounter matches these filters');
    clearStage();
    const { client } = await show(encounters(2), {
      before: (fake) => fake.failNext('encounters.list', new CodeloomError('network', 'Codeloom cannot be reached.')),
    });
    expect(textOf(tag, '[role=alert]')).to.contain('Codeloom cannot be reached.');
    allInside(tag, '.empty button')[0]?.click();
    await settle();
    expect(patients()).to.have.length(2);
    expect(client.calls.filter((call) => call === 'encounters.list')).to.have.length(2);
  });

  it('keeps what is shown while the next answer is under way', async () => {
    const { client } = await show(encounters(3));
    client.setDelay({ 'encounters.list': 5_000 });
    change('#risk', 'high');
    await settle();
    expect(patients()).to.have.length(3);
    expect(inside(tag, '.list').getAttribute('aria-busy')).to.equal('true');
  });

  it('a session without the worklist shows none, and one that may not assign offers none', async () => {
    await show(encounters(2), { grant: grantFor(idOf(0)) });
    expect(textOf(tag)).to.contain('Not part of this session');
    clearStage();
    const { client } = await show(encounters(2), { grant: grantFor(idOf(0), { queue: { canAssign: false } }) });
    press('j');
    press('x');
    press('a');
    press('t');
    await settle();
    expect(allInside(tag, '.pick, dialog')).to.have.length(0);
    expect(client.calls.includes('encounters.assign')).to.equal(false);
  });

  it('forgets everything when the session becomes another', async () => {
    const { provider } = await show(encounters(2));
    press('j');
    press('x');
    await settle();
    const other = await import('@codeloom/sdk/testing').then(({ createFakeClient }) =>
      createFakeClient({ encounters: encounters(1, () => ({ patientPseudoId: 'PT-OTHER' })) }),
    );
    provider.client = other;
    await settle(20);
    expect(patients()).to.deep.equal(['PT-OTHER']);
    expect(textOf(tag, '.foot')).not.to.contain('chosen');
  });

  it('takes two lines for a row on a narrow screen', async () => {
    await show(encounters(3));
    only<HTMLElement>(tag).style.inlineSize = '360px';
    await settle(60);
    expect(allInside(tag, '.row .lines')).to.have.length(3);
    await expectAccessible(tag);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find: rows, chosen rows, dialogs and the empty list, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      const statuses = ['draft', 'ai_suggested', 'finalized', 'exported', 'voided'] as const;
      await show(
        encounters(10, (index) => ({
          status: statuses[index % 5] ?? 'draft',
          denialRiskLevel: (['low', 'medium', 'high'] as const)[index % 3] ?? null,
        })),
        { theme },
      );
      only<HTMLElementTagNameMap['codeloom-queue']>(tag).userRole = 'PRACTICE_ADMIN';
      tab('All')?.click();
      await settle();
      await expectAccessible(tag);
      press('j');
      press('x');
      await settle();
      await expectAccessible(tag);
      press('a');
      await settle(400);
      await expectAccessible(tag);
      // What Escape does, which a made-up key event does not.
      inside<HTMLDialogElement>(tag, 'dialog').close();
      await settle(20);
      expect(allInside(tag, 'dialog')).to.have.length(0);
      change('#from', '2027-01-01');
      await settle();
      await expectAccessible(tag);
    });
  }
});
