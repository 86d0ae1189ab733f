import { expect } from '@esm-bundle/chai';
import { retelling } from './retell.ts';

const phrases = {
  '{0}: without it the level is {1}.': '{0}: sin esto el nivel es {1}.',
  '{0}: stable chronic illness': '{0}: enfermedad crónica estable',
  '{0} reviewed': '{0} (revisión)',
  'lipid panel': 'perfil de lípidos',
  'Not documented: {0}.': 'No consta: {0}.',
  'the minutes': 'los minutos',
  'consent of the patient': 'el consentimiento del paciente',
  '{0}. It is part of {1}.': '{0}. Es parte de {1}.',
  'The time picks one code.': 'El tiempo elige un solo código.',
};

describe('a sentence of the engine in another language', () => {
  const retell = retelling(phrases);

  it('keeps the values that it does not know, and tells those that it does', () => {
    expect(retell('lipid panel reviewed')).to.equal('perfil de lípidos (revisión)');
    expect(retell('Gout: stable chronic illness: without it the level is 99212.')).to.equal(
      'Gout: enfermedad crónica estable: sin esto el nivel es 99212.',
    );
  });

  it('tells a list in a sentence one by one, and a sentence in a sentence', () => {
    expect(retell('Not documented: the minutes; consent of the patient; a form.')).to.equal(
      'No consta: los minutos; el consentimiento del paciente; a form.',
    );
    expect(retell('The time picks one code. It is part of 99214.')).to.equal(
      'El tiempo elige un solo código. Es parte de 99214.',
    );
  });

  it('is left alone when no phrase fits, and never read as a pattern itself', () => {
    expect(retell('Something else entirely.')).to.equal(undefined);
    expect(retell('')).to.equal(undefined);
    expect(retelling({ 'One (or more) of {0}?': 'Uno o más de {0}' })('One (or more) of two?')).to.equal(
      'Uno o más de two',
    );
    expect(retell('$& {0} reviewed')).to.equal('$& {0} (revisión)');
  });

  it('follows the host’s own words first, but not a short one that would fit everything', () => {
    const own = { '{0} reviewed': 'visto: {0}', '{0} of {1}': 'NO', 'Ask the {0} desk about it.': 'Pregunte en {0}.' };
    const mine = retelling(phrases, own);
    expect(mine('lipid panel reviewed')).to.equal('visto: perfil de lípidos');
    expect(mine('One of three')).to.equal(undefined);
    expect(mine('Ask the coding desk about it.')).to.equal('Pregunte en coding.');
  });
});
