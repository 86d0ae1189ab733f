import { LitElement } from 'lit';

/**
 * The base of the portal's own pages. They render into the page itself, so that one stylesheet (Tailwind and tokens)
 * lays out all of it; only the public elements have a shadow root.
 */
export abstract class PortalElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
