import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'Codeloom components',
    colorPrimary: '#0c6b62',
    colorSecondary: '#0c6b62',
  }),
});
