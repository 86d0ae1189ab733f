import '@fontsource-variable/inter';
import customElements from '@codeloom/elements/custom-elements.json';
import '@codeloom/elements/define';
import '@codeloom/elements/tokens.css';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import type { Preview } from '@storybook/web-components-vite';
import './preview.css';

setCustomElementsManifest(customElements);

/** Theme, language and direction of the whole page, as a host would set them. */
const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'mirror', items: ['light', 'dark', 'auto'], dynamicTitle: true },
    },
    preset: {
      description: 'Preset',
      toolbar: { icon: 'paintbrush', items: ['calm', 'clinical', 'paper', 'contrast'], dynamicTitle: true },
    },
    density: {
      description: 'Density',
      toolbar: {
        icon: 'component',
        title: 'Density',
        items: ['comfortable', 'compact', { value: '', title: 'the preset’s' }],
        dynamicTitle: true,
      },
    },
    locale: {
      description: 'Language',
      toolbar: { icon: 'globe', items: ['en', 'en-US', 'es-US'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', preset: 'calm', density: '', locale: 'en', direction: 'ltr' },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Start',
          [
            'Quick start',
            'Embed sessions',
            'Events',
            'Appearance',
            'Languages',
            'Content security',
            'Frameworks',
            'REST',
            'Webhooks',
            'Versions',
            'Changelog',
          ],
          'Playground',
          'Elements',
        ],
      },
    },
  },
  decorators: [
    (story, { globals }) => {
      document.documentElement.dataset['codeloomTheme'] = String(globals['theme']);
      // The page around the components takes part in it, as a host's would.
      document.documentElement.dataset['codeloomContrast'] = globals['preset'] === 'contrast' ? 'more' : '';
      document.documentElement.dir = String(globals['direction']);
      return story();
    },
  ],
};
export default preview;
