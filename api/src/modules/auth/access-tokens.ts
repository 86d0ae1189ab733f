import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';

const ISSUER = 'codeloom';
const ALGORITHM = 'EdDSA';

/** What the two kinds of access token say. They differ in audience and in `typ`, so neither passes for the other. */
const claims = {
  /** `pid` is the practice of a person who has one: their session is then read inside it, at once with the person. */
  rest: z.object({ sub: z.uuid(), sid: z.string().regex(/^[0-9a-f]{64}$/), pid: z.uuid().optional() }),
  embed: z.object({ sub: z.uuid(), pid: z.uuid(), esid: z.uuid(), origin: z.string() }),
} as const;

export type TokenKind = keyof typeof claims;
export type TokenClaims<K extends TokenKind> = z.infer<(typeof claims)[K]>;

/** Signs and reads the short-lived tokens of REST and of embed sessions (Ed25519). */
export interface AccessTokens {
  sign<K extends TokenKind>(kind: K, content: TokenClaims<K>, expiresAt: Date): Promise<string>;
  /** Throws `unauthenticated` for a token that is expired, foreign, altered or of the other kind. */
  read<K extends TokenKind>(kind: K, token: string): Promise<TokenClaims<K>>;
  readonly keySet: JSONWebKeySet;
}

export async function createAccessTokens(privateKey: KeyObject): Promise<AccessTokens> {
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const typeOf = (kind: TokenKind) => `codeloom-${kind}+jwt`;
  const audienceOf = (kind: TokenKind) => `codeloom-${kind}`;

  return {
    keySet: { keys: [{ ...jwk, kid, alg: ALGORITHM, use: 'sig' }] },

    sign: (kind, { sub, ...content }, expiresAt) =>
      new SignJWT(content)
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: typeOf(kind) })
        .setSubject(sub)
        .setIssuer(ISSUER)
        .setAudience(audienceOf(kind))
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(privateKey),

    async read<K extends TokenKind>(kind: K, token: string) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: audienceOf(kind),
          typ: typeOf(kind),
          requiredClaims: ['exp', 'sub'],
        });
        return claims[kind].parse(payload) as TokenClaims<K>;
      } catch {
        // Whatever was wrong with it, the answer is the same: it teaches nothing about keys or claims.
        throw new AppError('unauthenticated', 'The access token has expired or is not valid. Sign in again.');
      }
    },
  };
}
