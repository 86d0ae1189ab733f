import { expect } from '@esm-bundle/chai';
import { elementTags } from '@codeloom/contracts';
import { clearStage, settle, stage } from './stage.ts';

/** Every element, on a page whose font does not depend on its styles. */
const page = `<main style="inline-size: 640px; font-family: Georgia">
  ${elementTags
    .filter((tag) => tag !== 'codeloom-provider')
    .map((tag) => `<${tag} style="--codeloom-font: Georgia"></${tag}>`)
    .join('')}
</main>`;

/** What a host has on its page beside ours. */
const neighbours = `<h1>Chart</h1><p>Text with <a href="#">a link</a></p><button class="btn">Save</button><input value="x" />
  <select><option>One</option></select><table><tbody><tr><td>Cell</td></tr></tbody></table><dialog>Closed</dialog>`;

/** What of a part must stay as it is: its place, its text, its ground. */
const watched = [
  'display',
  'color',
  'background-color',
  'font-size',
  'font-weight',
  'font-family',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-align',
  'text-transform',
  'text-indent',
  'white-space-collapse',
  'text-decoration-line',
  'padding',
  'margin',
  'border-top',
  'border-radius',
  'box-shadow',
  'opacity',
  'cursor',
  'box-sizing',
];

/** Everything drawn inside our shadow roots, with its place relative to its own root. */
function drawn(): string[] {
  return elementTags.flatMap((tag) => {
    const root = document.querySelector(tag)?.shadowRoot?.querySelector('.root');
    if (!root) return [];
    const origin = root.getBoundingClientRect();
    return [root, ...root.querySelectorAll('*')].map((part) => {
      const style = getComputedStyle(part);
      const { x, y, width, height } = part.getBoundingClientRect();
      const isSeen = width > 0 || height > 0;
      const place = isSeen
        ? [x - origin.x, y - origin.y, width, height].map((value) => value.toFixed(1)).join(' ')
        : 'not seen';
      const look = watched.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
      return `${tag} ${part.localName}.${part.getAttribute('class') ?? ''} [${place}] ${look}`;
    });
  });
}

/** What the host's own parts look like, property for property. */
function hostLook(): string[] {
  return [document.documentElement, document.body, ...document.querySelectorAll('#host *')].map((part) => {
    const style = getComputedStyle(part);
    return `${part.localName} ${[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ')}`;
  });
}

/** Adds a host's styles; gives back what takes them away. */
async function hostStyles(styles: { href?: string; text?: string }): Promise<() => void> {
  const node = document.createElement(styles.href ? 'link' : 'style');
  const loaded = new Promise((resolve, reject) => {
    node.addEventListener('load', resolve);
    node.addEventListener('error', () => reject(new Error(`${styles.href} cannot be read.`)));
  });
  if (node instanceof HTMLLinkElement) {
    node.rel = 'stylesheet';
    node.href = styles.href ?? '';
  } else {
    node.textContent = styles.text ?? '';
  }
  document.head.append(node);
  await loaded;
  return () => node.remove();
}

const hosts: Record<string, { href?: string; text?: string }> = {
  Bootstrap: { href: '/node_modules/bootstrap/dist/css/bootstrap.min.css' },
  'the preflight of Tailwind': { href: '/node_modules/tailwindcss/preflight.css' },
  'a reset of everything': { text: 'main * { all: unset !important; }' },
  'a page that hides its own parts': {
    text: 'div, span, section, ul, li, p, dialog { display: none !important; } [class] { visibility: visible; float: left !important; }',
  },
  'huge letters': {
    text: 'html { font-size: 40px !important; } * { font-size: 44px !important; line-height: 3 !important; letter-spacing: 6px !important; word-spacing: 20px !important; text-transform: uppercase !important; text-align: right !important; text-indent: 40px !important; white-space: pre !important; }',
  },
  'a page that styles every control': {
    text: 'button, input, select, textarea, [role] { all: unset !important; border: 9px solid red !important; background: yellow !important; } * { box-sizing: content-box !important; cursor: wait; transition: all 2s !important; }',
  },
};

describe('on a foreign page', () => {
  afterEach(clearStage);

  async function show(): Promise<string[]> {
    await stage(page, { suggested: true });
    await settle(60);
    const look = drawn();
    clearStage();
    return look;
  }

  for (const [name, styles] of Object.entries(hosts)) {
    it(`every part of every element looks as on a bare page: ${name}`, async function () {
      this.timeout(30_000);
      const bare = await show();
      expect(bare.length, 'parts that are compared').to.be.greaterThan(200);
      const remove = await hostStyles(styles);
      try {
        const there = await show();
        expect(there.length).to.equal(bare.length);
        expect(there.filter((part, index) => part !== bare[index]).slice(0, 5)).to.deep.equal(
          bare.filter((part, index) => part !== there[index]).slice(0, 5),
        );
      } finally {
        remove();
      }
    });
  }

  it('nothing of ours reaches the host: its parts, its style sheets and its globals stay as they are', async () => {
    const host = document.createElement('div');
    host.id = 'host';
    host.append(document.createRange().createContextualFragment(neighbours));
    document.body.append(host);
    const before = hostLook();
    const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
    await stage(page, { suggested: true });
    await settle(60);
    expect(hostLook().map(withoutSize)).to.deep.equal(before.map(withoutSize));
    expect(document.styleSheets.length + document.adoptedStyleSheets.length).to.equal(sheets);
    expect(document.documentElement.getAttributeNames()).to.deep.equal([]);
    expect(document.body.getAttributeNames()).to.deep.equal([]);
    host.remove();
  });
});

/** The page gets longer by what stands on it; that is no style of ours. */
const withoutSize = (look: string): string =>
  /^(?:html|body) /.test(look)
    ? look.replaceAll(/(?:block-size|height|perspective-origin|transform-origin|inset[a-z-]*|bottom|top): [^;]*/g, '')
    : look;
