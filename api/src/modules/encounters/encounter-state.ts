import type { EncounterStatus } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';

// draft -> ai_suggested -> finalized -> exported; reopen leads back, void ends it (DESIGN section 5).

/** Notes, facts and codes change only before finalization. */
export function assertEditable(status: EncounterStatus): void {
  switch (status) {
    case 'draft':
    case 'ai_suggested':
      return;
    case 'finalized':
    case 'exported':
      throw new AppError('conflict', 'This encounter is finalized. Reopen it, with a reason, before changing it.');
    case 'voided':
      throw new AppError('conflict', 'This encounter is voided and no longer changes.');
  }
}

/** People may go on talking about a claim after it left; not about an encounter that was taken out of work. */
export function assertTakesComments(status: EncounterStatus): void {
  if (status === 'voided') throw new AppError('conflict', 'This encounter is voided and takes no more comments.');
}

/** Where reopening leads: back to the suggestion where there is one. */
export function statusAfterReopen(status: EncounterStatus, hasSuggestion: boolean): EncounterStatus {
  switch (status) {
    case 'finalized':
    case 'exported':
      return hasSuggestion ? 'ai_suggested' : 'draft';
    case 'draft':
    case 'ai_suggested':
      throw new AppError('conflict', 'This encounter is open already.');
    case 'voided':
      throw new AppError('conflict', 'This encounter is voided and no longer changes.');
  }
}

export function assertMayVoid(status: EncounterStatus): void {
  if (status === 'voided') throw new AppError('conflict', 'This encounter is voided already.');
}

export function assertVersion(seen: number, current: number): void {
  if (seen !== current) throw staleVersion(current);
}

export function staleVersion(current?: number): AppError {
  return new AppError(
    'conflict',
    'Somebody changed this encounter meanwhile. Load it again, then repeat the change.',
    current === undefined ? undefined : { version: current },
  );
}
