import { join, resolve } from 'node:path';
import { MAKE_BYTES, MAKE_ED25519, environmentVariables } from './environment-variables.ts';
import type { Variables } from './environment-variables.ts';

/** One database, in one of two places (DESIGN section 2). */
export type DatabaseConfig =
  | { kind: 'embedded'; folder: string }
  /** `url` logs in as the application's role, `migrateUrl` as the owner of the tables. */
  | { kind: 'postgres'; url: string; migrateUrl: string | null };

export interface LlmConfig {
  mode: 'rules' | 'openai' | 'mock';
  apiKey: string | null;
  baseUrl: string | null;
  model: string | null;
  organization: string | null;
  /** An Azure deployment; its address is `baseUrl`. */
  azure: { deployment: string; apiVersion: string } | null;
  /** Limit of one call to the model. */
  callTimeoutSeconds: number;
  /** Tokens that a practice may use in one month; null = no limit. */
  tokensPerPeriod: number | null;
}

/** Secrets as configured. In dev the missing ones are made and kept in the data folder (`openSecrets`). */
export interface ConfiguredSecrets {
  /** Wrapping keys, 32 bytes each, the current one first. */
  wrappingKeys: string[] | null;
  /** Ed25519 private keys, PKCS#8 DER in base64. */
  tokenKey: string | null;
  auditKey: string | null;
}

export interface Config {
  appEnv: 'dev' | 'pilot' | 'prod';
  host: string;
  port: number;
  /** The origin people reach the server at, such as https://app.example.com. */
  publicOrigin: string;
  trustProxy: boolean;
  dataDir: string;
  database: DatabaseConfig;
  llm: LlmConfig;
  secrets: ConfiguredSecrets;
  /** Origin of the sample EMR page beside this server; null outside dev. */
  demoUrl: string | null;
  /** Bearer token for /metrics; null in dev, where it is open. */
  metricsToken: string | null;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** The start stops on it; the message names each variable, what was expected and what to set. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Codeloom cannot start with this environment:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '::1', '']);
const VERIFYING_SSL_MODES = new Set(['require', 'verify-ca', 'verify-full']);

/** A link that leaves the machine must be encrypted (45 CFR 164.312(e)(2)(ii)). */
function isSafeLink(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const isLocal = LOOPBACK_HOSTS.has(hostname) || (searchParams.get('host') ?? '').startsWith('/');
  return isLocal || VERIFYING_SSL_MODES.has(searchParams.get('sslmode') ?? '');
}

/** What pilot and prod refuse to start with (DESIGN section 4). */
function listHostedProblems(v: Variables): string[] {
  const problems: string[] = [];
  const require = (ok: boolean, problem: string): void => {
    if (!ok) problems.push(problem);
  };
  require(v.OPENAI_BASE_URL === undefined ||
    v.OPENAI_BASE_URL.startsWith(
      'https://',
    ), 'OPENAI_BASE_URL: expected an https address outside dev, so that notes travel encrypted; set it like https://models.example.com/v1.');
  require(v.LLM_MODE !== 'mock', `LLM_MODE: mock is for APP_ENV=dev only; set LLM_MODE=rules or LLM_MODE=openai.`);
  require(v.DATABASE_URL !== undefined ||
    v.ALLOW_EMBEDDED_DB, `DATABASE_URL: expected a PostgreSQL address outside dev; set it, or set ALLOW_EMBEDDED_DB=1 to run on the embedded database.`);
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL'] as const) {
    const url = v[name];
    require(url === undefined ||
      isSafeLink(url), `${name}: expected an encrypted link to another machine; add ?sslmode=verify-full to it.`);
  }
  require(v.CODELOOM_KEK !==
    undefined, `CODELOOM_KEK: expected the key that wraps the practices' keys; make one with: ${MAKE_BYTES}`);
  require(v.CODELOOM_TOKEN_KEY !==
    undefined, `CODELOOM_TOKEN_KEY: expected the key that signs access tokens; make one with: ${MAKE_ED25519}`);
  require(v.CODELOOM_AUDIT_KEY !==
    undefined, `CODELOOM_AUDIT_KEY: expected the key that signs audit checkpoints; make one with: ${MAKE_ED25519}`);
  require(v.METRICS_TOKEN !==
    undefined, 'METRICS_TOKEN: expected a token for /metrics outside dev; set a long random text.');
  require(v.PUBLIC_ORIGIN?.startsWith('https://') ===
    true, 'PUBLIC_ORIGIN: expected the https address people open; set it like https://app.example.com.');
  return problems;
}

function toConfig(v: Variables): Config {
  const dataDir = resolve(v.CODELOOM_DATA_DIR);
  return {
    appEnv: v.APP_ENV,
    // Dev serves sample accounts with a known password: it stays on this machine unless HOST says otherwise.
    host: v.HOST ?? (v.APP_ENV === 'dev' ? 'localhost' : '0.0.0.0'),
    port: v.PORT,
    publicOrigin: v.PUBLIC_ORIGIN ?? `http://localhost:${v.PORT}`,
    trustProxy: v.TRUST_PROXY,
    dataDir,
    database:
      v.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: join(dataDir, 'database') }
        : { kind: 'postgres', url: v.DATABASE_URL, migrateUrl: v.DATABASE_MIGRATE_URL ?? null },
    llm: {
      mode: v.LLM_MODE ?? (v.OPENAI_API_KEY === undefined ? 'rules' : 'openai'),
      apiKey: v.OPENAI_API_KEY ?? null,
      baseUrl: v.OPENAI_BASE_URL ?? null,
      model: v.OPENAI_MODEL ?? null,
      organization: v.OPENAI_ORGANIZATION ?? null,
      azure:
        v.AZURE_OPENAI_DEPLOYMENT === undefined
          ? null
          : { deployment: v.AZURE_OPENAI_DEPLOYMENT, apiVersion: v.AZURE_OPENAI_API_VERSION },
      callTimeoutSeconds: v.LLM_CALL_TIMEOUT_SECONDS,
      tokensPerPeriod: v.LLM_TOKENS_PER_PERIOD ?? null,
    },
    secrets: {
      wrappingKeys: v.CODELOOM_KEK ?? null,
      tokenKey: v.CODELOOM_TOKEN_KEY ?? null,
      auditKey: v.CODELOOM_AUDIT_KEY ?? null,
    },
    demoUrl: v.APP_ENV === 'dev' ? (v.CODELOOM_DEMO_URL ?? null) : null,
    metricsToken: v.METRICS_TOKEN ?? null,
    logLevel: v.LOG_LEVEL,
  };
}

/** Parses the environment once. An empty variable counts as one that is not set. Values never appear in the error. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentVariables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const problems = parsed.data.APP_ENV === 'dev' ? [] : listHostedProblems(parsed.data);
  if (parsed.data.LLM_MODE === 'openai' && parsed.data.OPENAI_API_KEY === undefined) {
    problems.push('OPENAI_API_KEY: expected a key for LLM_MODE=openai; set it, or set LLM_MODE=rules.');
  }
  if (parsed.data.AZURE_OPENAI_DEPLOYMENT !== undefined && parsed.data.OPENAI_BASE_URL === undefined) {
    problems.push(
      'OPENAI_BASE_URL: expected the address of the Azure resource; set it like https://name.openai.azure.com.',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}
