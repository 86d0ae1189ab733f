import { AppError } from '../../platform/errors.ts';
import type { Actor, UserActor } from '../../transport/actor.ts';

/** Keys and consents are a signed-in person's act: no embed session and no other key makes or ends them. */
export function personOf(actor: Actor): UserActor {
  if (actor.type !== 'user') throw new AppError('denied', 'A practice admin does this after signing in.');
  return actor;
}
