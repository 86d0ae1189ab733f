import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import { createKeyProvider } from '../../platform/crypto/index.ts';
import { openSecrets } from '../../platform/secrets.ts';
import { failed, ok, type Finding } from './finding.ts';

/** Wraps a throw-away key and unwraps it. In dev, keys that were not made yet are left to the first start. */
export async function checkKeys(config: Config): Promise<Finding> {
  const { wrappingKeys } = config.secrets;
  if (wrappingKeys === null && !existsSync(join(config.dataDir, 'secrets', 'wrapping.key'))) {
    return ok('keys: none yet; the first start makes development keys in the data folder.');
  }
  try {
    const provider = createKeyProvider((await openSecrets(config)).wrappingKeys);
    const key = randomBytes(32);
    const back = await provider.unwrap(await provider.wrap(key, 'doctor', 'doctor'), 'doctor', 'doctor');
    if (!back.equals(key)) return failed('keys: the key provider gave back another key. Check its configuration.');
    const from = wrappingKeys === null ? 'development keys of the data folder' : 'CODELOOM_KEK';
    return ok(`keys: ${from}, current wrapping key ${provider.currentKekId}.`);
  } catch {
    return failed('keys: the key provider does not work. Check CODELOOM_KEK, or the rights of the secrets folder.');
  }
}
