// Compiled, never run: each line must be refused.
import type { CodeloomClient, CodeloomError, LoadOptions } from '@codeloom/sdk';

export const unknownVariable: LoadOptions = {
  fetchClientSecret: () => Promise.resolve('secret'),
  // @ts-expect-error -- a misspelt variable would silently do nothing
  appearance: { variables: { acent: 'red' } },
};
// @ts-expect-error -- the secret must be asked anew each time: a fixed one is spent by its first use
export const fixedSecret: LoadOptions = { fetchClientSecret: 'secret' };
export function isUnknown({ code }: CodeloomError): boolean {
  // @ts-expect-error -- the codes are a closed set
  return code === 'teapot';
}
export function setSource(client: CodeloomClient): unknown {
  return client.encounters.setCodes('id', {
    version: 1,
    emCode: null,
    // @ts-expect-error -- who a code came from is the server's to say
    diagnoses: [{ code: 'I10', source: 'ai' }],
    procedures: [],
  });
}
