import { expect } from '@esm-bundle/chai';
import { CodeloomError } from '@codeloom/sdk';
import { sampleUsage } from '@codeloom/sdk/testing';
import { expectAccessible } from '../testing/axe.ts';
import { allInside, clearStage, grantFor, inside, settle, stage, textOf } from '../testing/stage.ts';
import type { Stage, StageOptions } from '../testing/stage.ts';

const TAG = 'codeloom-usage';
const show = (options: StageOptions = {}): Promise<Stage> =>
  stage(`<${TAG}></${TAG}>`, { usage: sampleUsage, ...options });

describe('codeloom-usage', () => {
  afterEach(clearStage);

  it('shows the running month with its limits, and says what counts', async () => {
    await show();
    expect(textOf(TAG)).to.contain('1 Mar 2026 to 31 Mar 2026').and.to.contain('America/Chicago');
    expect(textOf(TAG, '.measures li')).to.contain('342 of 500 (68%)').and.to.contain('Each encounter once a month');
    expect(textOf(TAG, '.nearly')).to.contain('1,240,000 of 1,500,000').and.to.contain('nearly used');
  });

  it('gives the same months as a table', async () => {
    await show();
    expect(allInside(TAG, 'tbody tr')).to.have.length(3);
    expect(textOf(TAG, 'tbody tr:last-child')).to.contain('Jan 2026').and.to.contain('288');
  });

  it('hides earlier months from people who may not see them', async () => {
    await show({ before: (client) => client.failNext('usage.periods', new CodeloomError('denied', 'For admins.')) });
    expect(allInside(TAG, 'table')).to.have.length(0);
    expect(textOf(TAG)).to.contain('342');
  });

  it('does not ask for earlier months where the host or the session says that the reader is no admin', async () => {
    const month = await stage(`<${TAG} month-only></${TAG}>`, { usage: sampleUsage });
    expect(month.client.calls).not.to.include('usage.periods');
    expect(allInside(TAG, 'table')).to.have.length(0);
    clearStage();
    const grant = grantFor(month.encounter.id, { usage: {} });
    expect((await show({ grant })).client.calls).not.to.include('usage.periods');
    clearStage();
    const admin = { ...grant, role: 'PRACTICE_ADMIN' } as const;
    expect((await show({ grant: admin })).client.calls).to.include('usage.periods');
  });

  it('says what a practice that has not begun will find here', async () => {
    await stage(`<${TAG}></${TAG}>`);
    expect(textOf(TAG)).to.contain('Earlier months appear here');
  });

  it('says what went wrong and tries again', async () => {
    await show({ before: (client) => client.failNext('usage.current', new CodeloomError('network', 'No network.')) });
    expect(textOf(TAG)).to.contain('No network.');
    inside(TAG, 'button').click();
    await settle();
    expect(textOf(TAG)).to.contain('342');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible (${theme})`, async () => {
      await show({ theme });
      await expectAccessible(TAG);
    });
  }
});
