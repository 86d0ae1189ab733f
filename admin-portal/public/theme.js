// Runs before the first paint, so that a dark screen never flashes white. src/shell/theme.ts writes what is read here.
const theme = localStorage.getItem('codeloom-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.codeloomTheme = theme;
if (localStorage.getItem('codeloom-contrast') === 'more') document.documentElement.dataset.codeloomContrast = 'more';
if (localStorage.getItem('codeloom-density') === 'compact')
  document.documentElement.dataset.codeloomDensity = 'compact';
