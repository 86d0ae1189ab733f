import { VERSION } from './version.ts';

/** A class of ours carries its version, so that two copies on one page can be told apart. */
interface VersionedClass extends CustomElementConstructor {
  codeloomVersion?: string;
}

let suffix = '';
/** Each public tag to the name under which this copy of the library has registered it. */
const registered = new Map<string, string>();

/** From now on tags get this ending, such as `-acme`: for a page whose own elements have our names. */
export function setTagSuffix(ending: string): void {
  suffix = ending;
}

/**
 * Registers a tag once. A tag that is taken stays as it is: a second copy of the library, or a host that already owns
 * the name, must never make a page throw.
 */
export function defineTag(tag: string, element: VersionedClass): void {
  const name = tag + suffix;
  const taken: VersionedClass | undefined = customElements.get(name);
  if (!taken) {
    register(name, element);
    registered.set(tag, name);
    return;
  }
  if (taken === element || Object.getPrototypeOf(taken) === element) return;
  const other = taken.codeloomVersion ?? 'an element of the page';
  // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
  console.warn(`Codeloom ${VERSION}: <${name}> is already defined by ${other}, which stays in use.`);
  if (registered.has(tag)) return;
  // Our own elements still need theirs inside: under a name that nobody else has.
  const own = `${tag}-${VERSION.replaceAll('.', '-')}`;
  if (!customElements.get(own)) register(own, element);
  registered.set(tag, own);
}

/** The name of one of our elements inside another's template. */
export function registeredTag(tag: string): string {
  return registered.get(tag) ?? tag + suffix;
}

/** A class can have one tag only, so a further name gets a class of its own. */
function register(name: string, element: VersionedClass): void {
  const unused = customElements.getName(element) === null;
  const constructor: VersionedClass = unused ? element : class extends element {};
  constructor.codeloomVersion = VERSION;
  customElements.define(name, constructor);
}
