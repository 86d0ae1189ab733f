import type { PracticeRole } from '@codeloom/contracts';
import { msg } from './localize.ts';

export const roleNames: Readonly<Record<PracticeRole, () => string>> = {
  PROVIDER: () => msg('Provider'),
  BILLER: () => msg('Biller'),
  PRACTICE_ADMIN: () => msg('Practice admin'),
};
