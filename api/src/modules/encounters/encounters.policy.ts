import type { EncounterUpdate, PracticeSettings } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import type { PracticeActor } from '../../transport/actor.ts';

/** Which encounters an actor sees. The repository turns it into a filter; what it leaves out answers as missing. */
export type Visibility =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly userId: string }
  | { readonly kind: 'assigned'; readonly userId: string }
  | {
      readonly kind: 'one';
      readonly id: string | null;
      readonly externalId: string | null;
      readonly patientPseudoId?: string | null;
    };

/**
 * Admins and vendors' servers see the practice; providers their own; billers what the practice's setting says; a bound embed
 * session its encounter.
 */
export function visibilityOf(actor: PracticeActor, billersSee: PracticeSettings['billersSee']): Visibility {
  if (actor.type === 'partner') return { kind: 'all' };
  if (actor.type === 'embed' && actor.encounter) return { kind: 'one', ...actor.encounter };
  switch (actor.role) {
    case 'PROVIDER':
      return { kind: 'own', userId: actor.userId };
    case 'BILLER':
      return billersSee === 'assigned' ? { kind: 'assigned', userId: actor.userId } : { kind: 'all' };
    case 'PRACTICE_ADMIN':
      return { kind: 'all' };
  }
}

/** Providers finalize only where the practice says so; a person always does it. */
export function assertMayFinalize(actor: PracticeActor, settings: PracticeSettings): void {
  if (actor.type === 'partner') throw new AppError('denied', 'A person finalizes codes; an API key does not.');
  if (actor.role === 'PROVIDER' && !settings.providersFinalize) {
    throw new AppError(
      'denied',
      'In this practice billers finalize. A practice admin can change that in the settings.',
    );
  }
}

/** The embedded note changes the note; the facts of the visit stay with the vendor's server. */
export function assertMayUpdate(actor: PracticeActor, input: EncounterUpdate): void {
  if (actor.type !== 'embed') return;
  const others = Object.keys(input).filter((key) => key !== 'version' && key !== 'noteText');
  if (others.length > 0) {
    throw new AppError('denied', 'An embedded session changes the note only.', { fields: others });
  }
}
