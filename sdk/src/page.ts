import type { CodeloomConnection } from './connection.ts';
import { createEmbedConnection } from './embed-session.ts';
import type { EmbedOptions } from './embed-session.ts';
import { CodeloomError } from './error.ts';
import type { SignInDialogOptions } from './sign-in-dialog.ts';

/** How the components look on the page. Unknown variables do not compile. */
export interface Appearance {
  /** A named look to start from. Default: `calm`. */
  preset?: 'calm' | 'clinical' | 'paper' | 'contrast';
  /** `auto` follows the reader's system. */
  theme?: 'auto' | 'light' | 'dark';
  /** `auto`, the default, gives more contrast to readers whose system asks for it. */
  contrast?: 'auto' | 'standard' | 'more';
  /** Compact shows about a third more rows; nothing a pointer aims at gets below 24 px. */
  density?: 'comfortable' | 'compact';
  /** Stronger than all of the above. */
  variables?: Partial<Record<AppearanceVariable, string>>;
}

type Thread = 'problems' | 'data' | 'risk' | 'diagnosis' | 'procedure';

/** The CSS custom properties a host may set, without their `--codeloom-` prefix. */
export type AppearanceVariable =
  | 'font'
  | 'density'
  | 'radius'
  | 'radius-row'
  | 'bg'
  | 'surface'
  | 'sunk'
  | 'line'
  | 'line-strong'
  | 'control'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'accent'
  | 'accent-strong'
  | 'accent-soft'
  | 'on-accent'
  | `thread-${Thread}`
  | `thread-${Thread}-soft`
  | 'stop'
  | 'stop-soft'
  | 'warning'
  | 'warning-soft'
  | 'ok'
  | 'ok-soft'
  | 'shadow'
  | 'backdrop';

export interface LoadOptions extends Omit<EmbedOptions, 'baseUrl' | 'fetchClientSecret'> {
  /** Asks the host's own server for a fresh client secret. Called at the start and each time the session runs out. */
  fetchClientSecret?: () => Promise<string>;
  /** For a page without a server of its own: people sign in within a dialog that Codeloom serves. */
  publishableKey?: string;
  /** Beside a publishable key: binds the session to the host's own key of the encounter. */
  encounterExternalId?: string;
  /** Default: the origin that served the script. */
  baseUrl?: string;
  appearance?: Appearance;
  /** The language of all components, as BCP 47: `en` or `es`, with a region for numbers and dates (`es-US`). */
  locale?: string;
  /** The host's own words for single texts, by their English. */
  dictionary?: Readonly<Record<string, string>>;
}

export interface PageState {
  connection: CodeloomConnection | null;
  appearance: Appearance;
  locale?: string | undefined;
  dictionary?: Readonly<Record<string, string>> | undefined;
}

/** What can change while the session goes on; what is left out stays. */
export type PageUpdate = Pick<LoadOptions, 'appearance' | 'locale' | 'dictionary'>;

/** What `window.Codeloom` offers a host page. */
export interface CodeloomPage {
  readonly version: string;
  /** Returns at once; providers on the page connect as soon as the session is open. Calling it again starts anew. */
  load(options: LoadOptions): void;
  update(options: PageUpdate): void;
  /** Ends the session and clears what the components show. */
  logout(): void;
}

let state: PageState = { connection: null, appearance: {} };
const listeners = new Set<(state: PageState) => void>();

function set(next: PageState): void {
  state = next;
  for (const listener of [...listeners]) listener(state);
}

/** The page's connection, now and after each change. A provider without a connection of its own uses it. */
export function subscribeToPage(listener: (state: PageState) => void): () => void {
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}

/** The dialog is fetched where people sign in by it. */
const signedIn = (options: SignInDialogOptions) => async (): Promise<string> => {
  const { signInDialog } = await import('./sign-in-dialog.ts');
  return signInDialog(options)();
};

const nothingGiven = (): Promise<string> =>
  Promise.reject(new CodeloomError('unauthenticated', 'Give Codeloom.load a fetchClientSecret or a publishableKey.'));

export function createCodeloomPage(version: string, defaultBaseUrl: string): CodeloomPage {
  return {
    version,
    load({ appearance, locale, dictionary, baseUrl: given, publishableKey, encounterExternalId, ...options }) {
      state.connection?.end();
      const baseUrl = given ?? defaultBaseUrl;
      const fetchClientSecret =
        options.fetchClientSecret ??
        (publishableKey ? signedIn({ baseUrl, publishableKey, encounterExternalId }) : nothingGiven);
      const connection = createEmbedConnection({ ...options, baseUrl, fetchClientSecret });
      set(merged({ ...state, connection }, { appearance, locale, dictionary }));
    },
    update(options) {
      set(merged(state, options));
    },
    logout() {
      state.connection?.end();
      set({ ...state, connection: null });
    },
  };
}

function merged(
  before: PageState,
  { appearance, locale, dictionary }: { [Key in keyof PageUpdate]: PageUpdate[Key] | undefined },
): PageState {
  return {
    ...before,
    appearance: appearance ?? before.appearance,
    locale: locale ?? before.locale,
    dictionary: dictionary ?? before.dictionary,
  };
}
