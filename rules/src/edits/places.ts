/** Modifiers that say where on the body: sides, eyelids, fingers, toes, coronary arteries. */
const places = /^(LT|RT|E[1-4]|F[A0-9]|T[A0-9]|L[CDM]|R[CI])$/;

export function isPlace(modifier: string): boolean {
  return places.test(modifier);
}
