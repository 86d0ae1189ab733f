import { expect } from '@esm-bundle/chai';
import { expectAccessible } from '../testing/axe.ts';
import { clearStage, inside, settle, stage, textOf } from '../testing/stage.ts';

/** The dictionary is fetched when it is asked for. */
async function speaks(text: string): Promise<void> {
  for (let round = 0; round < 100 && !textOf('codeloom-suggest').includes(text); round += 1) await settle(20);
  expect(textOf('codeloom-suggest')).to.contain(text);
}

describe('the elements in Spanish', () => {
  afterEach(clearStage);

  it('say everything of the card in Spanish, with the rules’ own reasons as they are', async () => {
    const { provider } = await stage(
      '<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>',
      { suggested: true },
    );
    provider.locale = 'es-US';
    await speaks('Máximo respaldado');
    expect(textOf('codeloom-suggest')).to.contain('0 de 4 aceptados');
    expect(textOf('codeloom-suggest')).to.contain('A visit and a procedure on one day');
    expect(textOf('codeloom-final-codes')).to.contain('Aún no hay diagnósticos.');
    expect(inside('codeloom-suggest', '.root').lang).to.equal('es-US');
    await expectAccessible('codeloom-provider');
  });

  it('go back to English when the page does', async () => {
    const { provider } = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    provider.locale = 'es';
    await speaks('Máximo respaldado');
    provider.locale = 'en';
    await settle(20);
    expect(textOf('codeloom-suggest')).to.contain('Highest supported');
  });
});
