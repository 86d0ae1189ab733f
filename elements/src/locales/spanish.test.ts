import { CodeloomError } from '@codeloom/sdk';
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

  it('say everything of the card in Spanish, also what the engine and the server say', async () => {
    const { provider } = await stage(
      '<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>',
      { suggested: true },
    );
    provider.locale = 'es-US';
    await speaks('Máximo respaldado');
    expect(textOf('codeloom-suggest')).to.contain('0 de 4 aceptados');
    expect(textOf('codeloom-suggest')).to.contain(
      'La documentación puede respaldar 99214 (nivel superior) además de 99213.',
    );
    expect(textOf('codeloom-final-codes')).to.contain('Aún no hay diagnósticos.');
    expect(inside('codeloom-suggest', '.root').lang).to.equal('es-US');
    await expectAccessible('codeloom-provider');
  });

  it('say an error of the server in Spanish, and one that no dictionary knows as it came', async () => {
    const { provider, client } = await stage('<codeloom-suggest></codeloom-suggest>');
    provider.locale = 'es';
    await speaks('Sugerir códigos');
    const lost = (message: string): void =>
      client.failNext('encounters.suggest', new CodeloomError('network', message));
    lost('Codeloom cannot be reached. Check the connection and try again.');
    inside<HTMLButtonElement>('codeloom-suggest', '[part="run"]').click();
    await speaks('No se puede llegar a Codeloom.');
    lost('The line is down.');
    inside<HTMLButtonElement>('codeloom-suggest', '.notice button, [part="run"]').click();
    await speaks('The line is down.');
  });

  it('follow a host’s own words for what the engine says, in English too', async () => {
    const own = {
      'Documentation may support {0} (higher level) as well as {1}. Review before finalizing.': 'See {0}, {1}.',
    };
    const { provider } = await stage('<codeloom-suggest></codeloom-suggest>', { suggested: true });
    provider.dictionary = own;
    await speaks('See 99214, 99213.');
    provider.locale = 'es';
    await speaks('Máximo respaldado');
    expect(textOf('codeloom-suggest')).to.contain('See 99214, 99213.');
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
