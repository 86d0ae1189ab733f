import { expect } from '@esm-bundle/chai';
import type { AuditRecord, Encounter } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { sampleAudit, sampleEncounter } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, grantFor, inside, only, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';
import { sentenceOf } from './sentences.ts';

const tag = 'codeloom-audit-trail';
const markup = '<codeloom-audit-trail></codeloom-audit-trail>';
const encounterId = sampleEncounter().id;

const show = (options: StageOptions = {}): Promise<Stage> =>
  stage(markup, { encounters: [sampleEncounter()], audit: sampleAudit(encounterId), ...options });
const titles = (): string[] => allInside(tag, '.entry strong').map((title) => title.textContent.trim());
const entry = (title: string): string =>
  allInside(tag, '.entry')
    .find((each) => each.querySelector('strong')?.textContent.trim() === title)
    ?.textContent.replaceAll(/\s+/g, ' ') ?? '';
const chip = (name: string): HTMLElement | undefined =>
  allInside(tag, '.chips button').find((button) => button.textContent.trim() === name);

describe('codeloom-audit-trail', () => {
  afterEach(clearStage);

  it('says who changed what from what to what, when and why', async () => {
    await show();
    expect(titles()[0]).to.equal('Encounter reopened');
    expect(entry('Encounter reopened')).to.contain('The payer asked for the modifier on the visit.');
    expect(entry('Encounter reopened')).to.contain('Robin Hale');
    expect(entry('E/M code changed')).to.match(/before: 99213 .*after: 99214-25/);
    expect(entry('Procedure changed')).to.match(/20610-LT .*20610-RT/);
    expect(entry('Encounter assigned')).to.match(/Assigned to .*none .*Robin Hale|Assigned to .*none .*somebody/);
    expect(entry('Codes suggested')).to.contain('Dr. Amara Osei');
    expect(entry('Codes suggested')).to.contain('inside the EMR');
    expect(entry('Codes suggested')).to.contain('2026.11-4f1c');
    expect(entry('Encounter stored')).to.contain('EMR server, by API key');
  });

  it('reads of the same note by the same person are one line', async () => {
    await show();
    expect(titles().filter((title) => title === 'Note read')).to.have.length(1);
    expect(entry('Note read')).to.contain('2 times');
  });

  it('shows one kind of events when asked, and says when there is none', async () => {
    const { client } = await show();
    chip('Codes')?.click();
    await settle();
    expect(titles()).to.not.include('Note read');
    expect(titles()).to.include('Codes finalized');
    expect(client.calls.filter((call) => call === 'audit.list')).to.have.length(2);
    clearStage();
    await show({ audit: [] });
    expect(textOf(tag)).to.contain('No event of this kind was recorded.');
  });

  it('loads earlier events on demand, without a gap', async () => {
    const [sample] = sampleAudit(encounterId);
    if (!sample) throw new Error('The sample is empty.');
    const audit = Array.from({ length: 120 }, (_, index) => ({
      ...sample,
      id: `${sample.id.slice(0, -3)}${100 + index}`,
      seq: 120 - index,
    }));
    await show({ audit });
    expect(allInside(tag, '.entry')).to.have.length(50);
    inside(tag, '.more button').click();
    await settle();
    inside(tag, '.more button').click();
    await settle();
    expect(allInside(tag, '.entry')).to.have.length(120);
    expect(allInside(tag, '.more')).to.have.length(0);
  });

  it('hands a file to the browser and says what is in it', async () => {
    await show();
    const names: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function save(): void {
      names.push(this.download);
    };
    try {
      allInside(tag, '.export button')[0]?.click();
      await settle();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(names).to.deep.equal(['codeloom-audit.csv']);
    expect(textOf(tag, '.said')).to.contain('12 events saved as codeloom-audit.csv.');
  });

  it('says what went wrong and tries again', async () => {
    await show({
      before: (client) => client.failNext('audit.list', new CodeloomError('network', 'Codeloom cannot be reached.')),
    });
    expect(textOf(tag)).to.contain('Codeloom cannot be reached.');
    inside(tag, '.message button').click();
    await settle();
    expect(titles()).to.include('Codes finalized');
  });

  it('turned to another encounter it shows nothing of the one before', async () => {
    const others = ['019a0000-0000-7000-8000-0000000000ff', '019a0000-0000-7000-8000-0000000000fe'] as const;
    const { client } = await show({
      encounters: [encounterId, ...others].map((id) => sampleEncounter({ id: id as Encounter['id'] })),
    });
    client.setDelay({ 'audit.list': 5_000 });
    only(tag).setAttribute('encounter-id', others[0]);
    await settle();
    expect(titles()).to.deep.equal([]);
    client.setDelay(0);
    only(tag).setAttribute('encounter-id', others[1]);
    await settle();
    expect(textOf(tag)).to.contain('No event of this kind was recorded.');
  });

  it('a session without it shows none, and one of another encounter says so', async () => {
    await show({ grant: grantFor(encounterId) });
    expect(textOf(tag)).to.contain('Not part of this session');
    clearStage();
    const { client } = await show({ grant: grantFor('019a0000-0000-7000-8000-0000000000ff', { auditTrail: {} }) });
    expect(textOf(tag)).to.contain('Another encounter is open');
    expect(client.calls).to.not.include('audit.list');
  });

  it('the trail of a practice names the encounter of each event and asks to open it', async () => {
    await show();
    only<HTMLElementTagNameMap['codeloom-audit-trail']>(tag).scope = 'practice';
    await settle();
    expect(allInside(tag, '.fields select')).to.have.length(1);
    const opened: string[] = [];
    document.addEventListener('codeloom-encounter-open', ({ detail }) => opened.push(detail.encounterId), {
      once: true,
    });
    inside(tag, '.title button.link').click();
    expect(opened).to.deep.equal([encounterId]);
  });

  it('an older form of an event is told without what it lacks', () => {
    const [sample] = sampleAudit(encounterId);
    const old = {
      ...sample,
      action: 'ENCOUNTER_UPDATED',
      schemaVersion: 1,
      payload: { fields: ['payer'] },
    } as AuditRecord;
    expect(sentenceOf(old, {})).to.deep.include({ title: 'Encounter changed', changes: [], facts: ['Payer'] });
    expect(sentenceOf({ ...old, payload: {} }, {}).title).to.equal('Encounter changed');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, for an encounter and for a practice, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      await show({ theme });
      for (const details of allInside(tag, 'details')) details.setAttribute('open', '');
      await expectAccessible(tag);
      only<HTMLElementTagNameMap['codeloom-audit-trail']>(tag).scope = 'practice';
      await settle();
      await expectAccessible(tag);
    });
  }
});
