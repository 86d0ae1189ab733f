export { preferencesRouter } from './preferences.router.ts';
export { createPreferencesService } from './preferences.service.ts';
export type { PreferencesService } from './preferences.service.ts';
