// Runs before the first paint, so that a dark screen never flashes white. src/shell/theme.ts writes what is read here.
const theme = localStorage.getItem('codeloom-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.codeloomTheme = theme;
