import { MODIFIERS } from '../gen/edits.ts';
import { edit } from './claim.ts';
import type { Check } from './claim.ts';

const known = new Set(MODIFIERS);

/** A well-formed modifier that does not exist is most likely a slip; the list may lag behind a quarter, so it is a warning. */
export const modifiersExist: Check = ({ em, lines }) =>
  [...(em ? [em] : []), ...lines].flatMap(({ code, modifiers }) =>
    modifiers
      .filter((modifier) => !known.has(modifier))
      .map((modifier) =>
        edit('px.modifier', 'warning', [code, modifier], {
          message: `${modifier} on ${code} is not a modifier Codeloom knows. Check it.`,
          source: 'CPT, Appendix A; HCPCS Level II modifiers',
          carc: '182',
        }),
      ),
  );
