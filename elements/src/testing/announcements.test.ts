import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { sampleCases, sampleEncounter } from '@codeloom/sdk/testing';
import { allInside, clearStage, inside, press, settle, stage } from './stage.ts';

const live = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]';

/**
 * What a screen reader would say: the words of a live region that was there before they came, and of an alert that
 * comes with its words. A status that is put into the page together with its words is often not read, so it does not count.
 */
class Reader {
  readonly said: string[] = [];
  readonly #known = new WeakSet<Element>();
  readonly #last = new WeakMap<Element, string>();
  readonly #observers: MutationObserver[] = [];

  constructor() {
    for (const host of document.querySelectorAll('*')) {
      if (!host.shadowRoot) continue;
      for (const region of host.shadowRoot.querySelectorAll(live)) this.#learn(region);
      const observer = new MutationObserver((records) => this.#hear(records));
      observer.observe(host.shadowRoot, { childList: true, characterData: true, subtree: true, attributes: true });
      this.#observers.push(observer);
    }
  }

  stop(): string[] {
    for (const observer of this.#observers) {
      this.#hear(observer.takeRecords());
      observer.disconnect();
    }
    return this.said;
  }

  #learn(region: Element): void {
    // One that is not drawn is not there for a screen reader.
    if (region.checkVisibility()) this.#known.add(region);
    this.#last.set(region, words(region));
  }

  #hear(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(live);
      if (region && this.#known.has(region)) this.#say(region);
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue;
        for (const one of [added, ...added.querySelectorAll(live)].filter((candidate) => candidate.matches(live))) {
          if (this.#known.has(one)) continue;
          this.#known.add(one);
          if (one.matches('[role="alert"]')) this.#say(one);
          else this.#last.set(one, words(one));
        }
      }
    }
  }

  #say(region: Element): void {
    const text = words(region);
    if (text === '' || text === this.#last.get(region)) return;
    this.#last.set(region, text);
    this.said.push(text);
  }
}

const words = (region: Element): string => region.textContent.replaceAll(/\s+/g, ' ').trim();

/** What is said while something is done. */
async function saidDuring(act: () => Promise<void> | void): Promise<string> {
  const reader = new Reader();
  await act();
  await settle(60);
  return reader.stop().join(' | ');
}

describe('a screen reader is told', () => {
  afterEach(clearStage);

  it('that a suggestion runs, and what came of it', async () => {
    await stage('<codeloom-suggest></codeloom-suggest>', {});
    const said = await saidDuring(() => inside('codeloom-suggest', 'button').click());
    expect(said).to.match(/99213/);
  });

  it('that a suggestion failed, and what was kept', async () => {
    await stage('<codeloom-suggest></codeloom-suggest>', {
      before: (client) =>
        client.failNext('encounters.suggest', new CodeloomError('modelUnavailable', 'The model does not answer.')),
    });
    const said = await saidDuring(() => inside('codeloom-suggest', 'button').click());
    expect(said).to.contain('The model does not answer.');
  });

  it('how many suggested codes are accepted, and that they are saved', async () => {
    await stage('<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>', {
      suggested: true,
    });
    const said = await saidDuring(async () => {
      inside('codeloom-suggest', '[data-row="diagnosis:I10"] .accept').click();
      await settle(900);
    });
    expect(said).to.contain('1 of 4 accepted');
    expect(said).to.contain('Saved');
  });

  it('that a code was taken from the list', async () => {
    await stage('<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>', {
      suggested: true,
    });
    inside('codeloom-suggest', '[data-row="diagnosis:I10"] .accept').click();
    await settle(60);
    const said = await saidDuring(() => inside('codeloom-final-codes', '.remove').click());
    expect(said).to.contain('I10');
  });

  it('what a check of the codes finds', async () => {
    await stage('<codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes>', {
      suggested: true,
    });
    const said = await saidDuring(async () => {
      const level = inside<HTMLSelectElement>('codeloom-final-codes', '.em-select');
      level.value = '99213';
      level.dispatchEvent(new Event('change'));
      inside('codeloom-suggest', '[data-row^="procedure:"] .accept').click();
      await settle(900);
    });
    expect(said).to.contain('modifier 25');
  });

  it('the level that a mark in the worksheet leads to', async () => {
    await stage('<codeloom-em-worksheet></codeloom-em-worksheet>', { suggested: true });
    await settle(60);
    const said = await saidDuring(async () => {
      inside('codeloom-em-worksheet', '.mark-button').click();
      await settle(400);
    });
    expect(said).to.match(/9921\d/);
  });

  it('how many encounters a filter leaves, and how many are chosen', async () => {
    const encounters = ['PT-1', 'PT-2', 'PT-3'].map((patientPseudoId, index) =>
      sampleEncounter({ id: `019a0000-0000-7000-8000-00000000000${index}` as never, patientPseudoId }),
    );
    await stage('<codeloom-queue user-role="BILLER"></codeloom-queue>', { encounters });
    await settle(60);
    const filtered = await saidDuring(async () => {
      const field = inside<HTMLInputElement>('codeloom-queue', '.search input');
      field.value = 'PT-2';
      field.dispatchEvent(new Event('input'));
      await settle(500);
    });
    expect(filtered).to.contain('1 encounter');
    const chosen = await saidDuring(() => allInside('codeloom-queue', '.row .pick input')[0]?.click());
    expect(chosen).to.contain('1 chosen');
  });

  it('what a search finds', async () => {
    await stage('<codeloom-code-search></codeloom-code-search>', {});
    const said = await saidDuring(async () => {
      const field = inside<HTMLInputElement>('codeloom-code-search', 'input');
      field.focus();
      field.value = 'hypertension';
      field.dispatchEvent(new Event('input'));
      await settle(500);
      press('ArrowDown');
    });
    expect(said).to.match(/\d+ codes?|found/i);
  });

  it('how an exercise went', async () => {
    await stage('<codeloom-trainer></codeloom-trainer>', { training: sampleCases });
    await settle(60);
    inside('codeloom-trainer', 'button.case').click();
    await settle(60);
    const said = await saidDuring(async () => {
      inside('codeloom-trainer', '.foot .primary').click();
      await settle(200);
    });
    // An exercise that is not whole yet says what is left to do.
    expect(said).to.not.equal('');
  });
});
