// The components of Web Awesome that the portal uses, each by its own path, with our own icons: nothing comes from a CDN.
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/divider/divider.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import '@awesome.me/webawesome/dist/components/toast/toast.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';

/** One file of symbols, served beside the portal: no data URI, so the CSP stays strict. */
const sprite = (name: string): string => `${import.meta.env.BASE_URL}icons.svg#${name}`;

/** A sprite has no size of its own until it is told: browsers would give it 300 by 150 pixels. */
const sized = (icon: SVGElement): void => {
  icon.setAttribute('width', '1em');
  icon.setAttribute('height', '1em');
};

for (const library of ['default', 'system']) {
  registerIconLibrary(library, { resolver: sprite, mutator: sized, spriteSheet: true });
}
