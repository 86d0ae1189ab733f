/** Light, dark, or what the system says. Kept on this device: it is no one's data. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'codeloom-theme';

export function currentTheme(): Theme {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** public/theme.js does the same before the first paint. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(key);
    delete document.documentElement.dataset['codeloomTheme'];
  } else {
    localStorage.setItem(key, theme);
    document.documentElement.dataset['codeloomTheme'] = theme;
  }
  for (const listener of listeners) listener(theme);
}

const listeners = new Set<(theme: Theme) => void>();

/** Tells of each choice: the public elements take the theme from their provider, not from the page. */
export function onTheme(listener: (theme: Theme) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What somebody adds to a theme: each is an attribute of the page that tokens.css reads. */
const additions = {
  contrast: { value: 'more', attribute: 'codeloomContrast' },
  density: { value: 'compact', attribute: 'codeloomDensity' },
} as const;

/** More contrast, or compact rows. */
export type Addition = keyof typeof additions;

export function hasAddition(addition: Addition): boolean {
  return localStorage.getItem(`codeloom-${addition}`) === additions[addition].value;
}

export function setAddition(addition: Addition, wanted: boolean): void {
  const { value, attribute } = additions[addition];
  if (wanted) {
    localStorage.setItem(`codeloom-${addition}`, value);
    document.documentElement.dataset[attribute] = value;
  } else {
    localStorage.removeItem(`codeloom-${addition}`);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an attribute is taken away by its name
    delete document.documentElement.dataset[attribute];
  }
  // Their heights reckoned in code follow with the next update.
  for (const provider of document.querySelectorAll('codeloom-provider')) provider.requestUpdate();
}
