import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) at 19 MiB, 2 passes, 1 lane: the floor of SECURITY section 3 (OWASP's first choice). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Costs tens of milliseconds on a thread of its own: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// A hash nobody has the password of. Unknown accounts are checked against it, so that they take as long as known ones.
const decoy: Promise<string> = hash(crypto.randomUUID(), cost);

/** True when the password fits. Without a stored hash it takes the same time and answers false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}
