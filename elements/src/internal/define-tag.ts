import { VERSION } from './version.ts';

/** A class of ours carries its version, so that two copies on one page can be told apart. */
interface VersionedClass extends CustomElementConstructor {
  codeloomVersion?: string;
}

/**
 * Registers a tag once. A tag that is taken stays as it is: a second copy of the library, or a host that already owns
 * the name, must never make a page throw.
 */
export function defineTag(tag: string, element: VersionedClass): void {
  const taken: VersionedClass | undefined = customElements.get(tag);
  if (!taken) {
    element.codeloomVersion = VERSION;
    customElements.define(tag, element);
    return;
  }
  if (taken === element) return;
  const other = taken.codeloomVersion ?? 'an element of the page';
  // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
  console.warn(`Codeloom ${VERSION}: <${tag}> is already defined by ${other}, which stays in use.`);
}
