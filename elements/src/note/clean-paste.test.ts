import { expect } from '@esm-bundle/chai';
import { cleanPaste } from './clean-paste.ts';

describe('cleaning what is pasted', () => {
  it('leaves a plain note as it is, to the letter', () => {
    const note = 'Subjective\n\tKnee pain, “worse” — 😀 👩‍⚕️ since May.\n\nPlan: rest.';
    expect(cleanPaste(note)).to.deep.equal({ text: note, removed: 0, spaces: 0 });
  });

  it('takes out what nobody sees: zero-width, soft hyphens, controls, broken halves of characters', () => {
    const { text, removed } = cleanPaste('\ufeffknee\u200b pa\u00adin\u0007 \ud800left');
    expect(text).to.equal('knee pain left');
    expect(removed).to.equal(5);
  });

  it('keeps the joiners inside emoji and scripts', () => {
    expect(cleanPaste('👩‍⚕️ नमस्‍ते').text).to.equal('👩‍⚕️ नमस्‍ते');
  });

  it('makes odd spaces plain, trims line ends and runs of empty lines, and speaks one kind of line break', () => {
    const { text, spaces } = cleanPaste('BP\u00a0128/76  \r\n\r\n\r\n\r\nHR\u202f72');
    expect(text).to.equal('BP 128/76\n\nHR 72');
    expect(spaces).to.equal(3);
  });
});
