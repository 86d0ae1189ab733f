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
