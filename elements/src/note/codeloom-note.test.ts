import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { blankSuggestion, sampleNote, spanOf } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, inside, press, settle, stage, textOf } from '../testing/stage.ts';

const markup = '<codeloom-note></codeloom-note>';
const tag = 'codeloom-note';

/** What is drawn under a highlight, as text. */
const drawn = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map(String);
const noteOnPage = (): string =>
  allInside(tag, '.line')
    .map((line) => line.textContent)
    .join('\n');

describe('codeloom-note', () => {
  afterEach(clearStage);

  it('shows the note to the letter, never as markup', async () => {
    const noteText = 'Pain <b>since</b> May & "worse" 😀\u200b\nשלום — ok';
    await stage(markup, { encounter: { noteText } });
    expect(noteOnPage()).to.equal(noteText);
    expect(allInside(tag, '.text b')).to.have.length(0);
  });

  it('underlines what was counted in the colour of its kind, and nothing that was not', async () => {
    await stage(markup, { suggested: true });
    expect(drawn('codeloom-problems')).to.deep.equal([
      '1. Type 2 diabetes with polyneuropathy, not at goal.',
      '2. Hypertension, at goal.',
    ]);
    expect(drawn('codeloom-data').join()).not.to.contain('Repeat A1c');
    expect(drawn('codeloom-procedure')).to.have.length(1);
  });

  it('draws the right words in a note with CRLF, emoji and zero-width characters before them', async () => {
    const noteText = `😀\u200b\r\n\r\n${sampleNote.replaceAll('\n', '\r\n')}`;
    await stage(markup, { encounter: { noteText }, suggested: true });
    expect(drawn('codeloom-problems')).to.include('2. Hypertension, at goal.');
  });

  it('lights the places of the row that is chosen beside it', async () => {
    await stage(`${markup}<codeloom-suggest></codeloom-suggest>`, { suggested: true });
    inside('codeloom-suggest', '[data-row="diagnosis:E11.42"] .row-main').click();
    await settle();
    expect(drawn('codeloom-active-diagnosis')).to.deep.equal([
      '1. Type 2 diabetes with polyneuropathy, not at goal.',
      'Monofilament sensation is reduced at the toes of both feet.',
    ]);
    inside('codeloom-suggest', '[data-row="diagnosis:E11.42"] .row-main').click();
    await settle();
    expect(drawn('codeloom-active-diagnosis')).to.deep.equal([]);
  });

  it('chooses a row by pressing its words in the note', async () => {
    await stage(`${markup}<codeloom-suggest></codeloom-suggest>`, { suggested: true });
    const [range] = [...(CSS.highlights.get('codeloom-procedure') ?? [])];
    (range as Range).startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const [box] = (range as Range).getClientRects();
    if (!box) throw new Error('The highlight is not drawn.');
    inside(tag, '.text').dispatchEvent(
      new MouseEvent('click', { clientX: box.left + 8, clientY: box.top + 8, bubbles: true, composed: true }),
    );
    await settle();
    expect(inside('codeloom-suggest', '[data-row="procedure:20610"]').className).to.contain('active');
  });

  it('draws each note’s evidence only in its own text when two are on the page, and takes it back when one goes', async () => {
    const first = await stage(markup, { suggested: true });
    const second = await stage(markup, { suggested: true });
    expect(drawn('codeloom-procedure')).to.have.length(2);
    second.provider.remove();
    await settle();
    expect(drawn('codeloom-procedure')).to.have.length(1);
    first.provider.remove();
    await settle();
    expect(drawn('codeloom-procedure')).to.have.length(0);
  });

  it('names each section once, in words for people', async () => {
    const noteText = 'HPI: cough.\nA/P: bronchitis.\nHPI: more.';
    const at = (start: number, end: number, name: string): { name: string; start: number; end: number } => ({
      name,
      start,
      end,
    });
    await stage(markup, {
      encounter: { noteText },
      suggested: true,
      engine: () => {
        const result = blankSuggestion(noteText);
        const sections = [at(0, 12, 'hpi'), at(12, 29, 'assessment-plan'), at(29, 40, 'hpi')];
        return { ...result, note: { ...result.note, sections } };
      },
    });
    expect(allInside(tag, '.chip').map((chip) => chip.textContent.trim())).to.deep.equal([
      'HPI',
      'Assessment and plan',
    ]);
  });

  it('hides a kind of evidence on request', async () => {
    await stage(markup, { suggested: true });
    inside(tag, '.threads button').click();
    await settle();
    expect(drawn('codeloom-problems')).to.have.length(0);
    expect(inside(tag, '.threads button').getAttribute('aria-pressed')).to.equal('false');
  });

  it('saves an edited note as a new version, by keyboard', async () => {
    const { client, encounter } = await stage('<codeloom-note editable></codeloom-note>', { suggested: true });
    inside(tag, '.bar .outline').click();
    await settle();
    const field = inside<HTMLTextAreaElement>(tag, 'textarea');
    field.value = 'Cough for 3 days. Lungs clear.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    press('Enter', { ctrlKey: true });
    await settle(30);
    expect(client.stored(encounter.id)).to.include({ noteVersion: 2, status: 'draft' });
    expect(noteOnPage()).to.equal('Cough for 3 days. Lungs clear.');
  });

  it('keeps what was typed when saving fails', async () => {
    const { client } = await stage('<codeloom-note editable></codeloom-note>');
    client.failNext('encounters.update', new CodeloomError('network', 'Codeloom cannot be reached.'));
    inside(tag, '.bar .outline').click();
    await settle();
    const field = inside<HTMLTextAreaElement>(tag, 'textarea');
    field.value = 'Typed with care.';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    inside(tag, '.primary').click();
    await settle(30);
    expect(textOf(tag, '[role=alert]')).to.contain('Codeloom cannot be reached.');
    expect(inside<HTMLTextAreaElement>(tag, 'textarea').value).to.equal('Typed with care.');
  });

  it('makes no new version when nothing but line breaks of the field differ', async () => {
    const { client } = await stage('<codeloom-note editable></codeloom-note>', {
      encounter: { noteText: 'One\r\nTwo' },
    });
    inside(tag, '.bar .outline').click();
    await settle();
    inside(tag, '.primary').click();
    await settle(30);
    expect(client.calls).not.to.include('encounters.update');
  });

  it('is read-only where it is not told otherwise, and once finalized', async () => {
    await stage(markup);
    expect(allInside(tag, '.bar .outline')).to.have.length(0);
    clearStage();
    await stage('<codeloom-note editable></codeloom-note>', { encounter: { status: 'finalized' } });
    expect(allInside(tag, '.bar .outline')).to.have.length(0);
  });

  it('keeps a note of 10,000 characters without a space inside its column', async () => {
    const { provider } = await stage(markup, { encounter: { noteText: 'x'.repeat(10_000) } });
    expect(provider.querySelector('codeloom-note')?.scrollWidth).to.be.at.most(window.innerWidth);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find: read and edited, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#0f1514' : '#f6f7f6';
      await stage('<codeloom-note editable></codeloom-note>', { suggested: true, theme });
      await expectAccessible(tag);
      inside(tag, '.bar .outline').click();
      await settle();
      await expectAccessible(tag);
    });
  }

  it('points at exactly the words a span names', () => {
    const span = spanOf(sampleNote, 'Hypertension');
    expect(sampleNote.slice(span.start, span.end)).to.equal(span.quote);
  });
});
