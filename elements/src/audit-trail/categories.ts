import type { AuditAction } from '@codeloom/contracts';
import { msg } from '../internal/localize.ts';

export type Category = 'all' | 'codes' | 'encounter' | 'access' | 'people';

/** Which actions a choice shows. An action stands in one of them. */
const actionsOf: Record<Exclude<Category, 'all'>, AuditAction[]> = {
  codes: [
    'AI_SUGGESTED_CODES',
    'SUGGESTION_ACCEPTED',
    'SUGGESTION_DISMISSED',
    'SUGGESTION_FAILED',
    'USER_CHANGED_EM_CODE',
    'USER_ADDED_DIAGNOSIS',
    'USER_REMOVED_DIAGNOSIS',
    'USER_CHANGED_PROCEDURE',
    'EDIT_OVERRIDDEN',
    'USER_FINALIZED_CODES',
  ],
  encounter: [
    'ENCOUNTER_CREATED',
    'ENCOUNTER_UPDATED',
    'ENCOUNTER_REOPENED',
    'ENCOUNTER_VOIDED',
    'ENCOUNTER_COMMENTED',
    'RETENTION_PURGED',
  ],
  access: [
    'NOTE_READ',
    'COMMENTS_READ',
    'ENCOUNTER_EXPORTED',
    'AUDIT_EXPORTED',
    'LLM_SENT',
    'LOOK_IN_STARTED',
    'LOOK_IN_ENDED',
  ],
  people: [
    'SIGNED_IN',
    'SIGN_IN_FAILED',
    'SIGNED_OUT',
    'USER_INVITED',
    'ROLE_CHANGED',
    'USER_DEACTIVATED',
    'SETTING_CHANGED',
    'EMBED_SESSION_CREATED',
    'API_KEY_CHANGED',
  ],
};

export const actionsIn = (category: Category): AuditAction[] | undefined =>
  category === 'all' ? undefined : actionsOf[category];

/** People sign in and settings change for the practice, not for an encounter. */
export const categoriesOf = (scope: 'encounter' | 'practice'): Category[] =>
  scope === 'practice' ? ['all', 'codes', 'encounter', 'access', 'people'] : ['all', 'codes', 'encounter', 'access'];

export const categoryNames: Record<Category, () => string> = {
  all: () => msg('Everything'),
  codes: () => msg('Codes'),
  encounter: () => msg('Encounters'),
  access: () => msg('Reading and exports'),
  people: () => msg('People and settings'),
};
