import { css, unsafeCSS } from 'lit';
import { tokens, valueOf } from './tokens.ts';

/**
 * Each token as a private property `--_name` of the shadow root: the host's `--codeloom-name`, from wherever it
 * inherits, else our value. Set on the root inside, so that a page's own `*` rules never reach it.
 */
const declarations = tokens.map((token) => `--_${token.name}: var(--codeloom-${token.name}, ${valueOf(token)});`);

export const tokenStyles = css`
  .root {
    ${unsafeCSS(declarations.join('\n'))}
  }
`;
