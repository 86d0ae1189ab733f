import { z } from 'zod';

/** A command that prints such a key. */
export const MAKE_BYTES = `node -e "console.log(crypto.randomBytes(32).toString('base64'))"`;
export const MAKE_ED25519 = `node -e "console.log(crypto.generateKeyPairSync('ed25519').privateKey.export({type:'pkcs8',format:'der'}).toString('base64'))"`;

/** A key typed by hand or copied from an example has few distinct bytes; 32 random ones have about 30. */
const FEWEST_DISTINCT_BYTES = 16;
const looksRandom = (bytes: Uint8Array): boolean => new Set(bytes).size >= FEWEST_DISTINCT_BYTES;
const isWrappingKey = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && looksRandom(bytes);
};
/** 16 bytes of ASN.1 header (RFC 8410) before the 32 bytes of the key. */
const isEd25519Key = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64');
  return (
    bytes.length === 48 &&
    bytes.toString('hex').startsWith('302e020100300506032b6570') &&
    looksRandom(bytes.subarray(16))
  );
};

const isPostgresUrl = (value: string): boolean =>
  URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol);
const isOrigin = (value: string): boolean => URL.canParse(value) && new URL(value).origin === value;

const postgresUrl = z
  .string()
  .refine(isPostgresUrl, 'expected a PostgreSQL address; set it like postgresql://user:password@host:5432/codeloom.');
const ed25519Key = z
  .string()
  .refine(isEd25519Key, `expected an Ed25519 private key (PKCS#8, base64); make one with: ${MAKE_ED25519}`);
const flag = z
  .enum(['0', '1'], 'expected 0 or 1; set 1 to allow it, or leave it out.')
  .default('0')
  .transform((value) => value === '1');

const portSchema = z.coerce
  .number('expected a port number; set it to a number such as 4000.')
  .int('expected a whole number; set it to a number such as 4000.')
  .min(0, 'expected 0 to 65535; set it to a number such as 4000.')
  .max(65_535, 'expected 0 to 65535; set it to a number such as 4000.');

/** Every variable the server reads, its form, its default, and what to say where it is wrong. */
export const environmentVariables = z.object({
  APP_ENV: z
    .enum(['dev', 'pilot', 'prod'], 'expected dev, pilot or prod; set APP_ENV=dev on your own machine.')
    .default('dev'),
  HOST: z.string().min(1).optional(),
  PORT: portSchema.default(4000),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'expected a scheme and a host only; set it like https://app.example.com.')
    .optional(),
  TRUST_PROXY: flag,
  CODELOOM_DATA_DIR: z.string().min(1).default('.codeloom'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATE_URL: postgresUrl.optional(),
  ALLOW_EMBEDDED_DB: flag,
  LLM_MODE: z
    .enum(['rules', 'openai', 'mock'], 'expected rules, openai or mock; set LLM_MODE=rules to use no model.')
    .optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url('expected an address; set it like https://models.example.com/v1.').optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_ORGANIZATION: z.string().min(1).optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().min(1).optional(),
  AZURE_OPENAI_API_VERSION: z.string().min(1).default('2024-10-21'),
  LLM_CALL_TIMEOUT_SECONDS: z.coerce
    .number('expected seconds; set LLM_CALL_TIMEOUT_SECONDS=12.')
    .min(10, 'expected 10 to 15 seconds; set LLM_CALL_TIMEOUT_SECONDS=12.')
    .max(15, 'expected 10 to 15 seconds; set LLM_CALL_TIMEOUT_SECONDS=12.')
    .default(12),
  LLM_TOKENS_PER_PERIOD: z.coerce
    .number('expected a number of tokens; set LLM_TOKENS_PER_PERIOD=20000000, or leave it out for no limit.')
    .int('expected whole tokens; set LLM_TOKENS_PER_PERIOD=20000000, or leave it out for no limit.')
    .min(1, 'expected 1 or more; set LLM_MODE=rules to use no model.')
    .optional(),
  CODELOOM_KEK: z
    .string()
    .transform((value) => value.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every(isWrappingKey),
      `expected 32 random bytes in base64, the current key first, older ones after a comma; make one with: ${MAKE_BYTES}`,
    )
    .optional(),
  CODELOOM_TOKEN_KEY: ed25519Key.optional(),
  CODELOOM_AUDIT_KEY: ed25519Key.optional(),
  CODELOOM_DEMO_URL: z
    .string()
    .refine(isOrigin, 'expected a scheme and a host only; set it like http://127.0.0.1:4001.')
    .optional(),
  METRICS_TOKEN: z.string().min(24, 'expected 24 characters or more; set a long random text.').optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'expected a log level; set LOG_LEVEL=info.')
    .default('info'),
});
export type Variables = z.output<typeof environmentVariables>;
