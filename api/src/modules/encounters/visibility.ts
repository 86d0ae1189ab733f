import type { Tx } from '../../platform/database/index.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import { findSettings } from '../practice/index.ts';
import { visibilityOf, type Visibility } from './encounters.policy.ts';

/** Which encounters the actor sees today. Only for billers does the practice's setting matter, so only then it is read. */
export async function visibilityIn(tx: Tx, actor: PracticeActor): Promise<Visibility> {
  if (actor.type === 'partner' || actor.role !== 'BILLER') return visibilityOf(actor, 'all');
  const settings = await findSettings(tx, actor.practiceId);
  // A practice without settings does not exist; the narrower sight is the safe one.
  return visibilityOf(actor, settings?.billersSee ?? 'assigned');
}
