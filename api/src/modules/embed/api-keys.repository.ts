import {
  apiScopes,
  apiScopeSchema,
  embedComponentsSchema,
  type ApiKey,
  type ApiScope,
  type EmbedComponents,
  type PracticeId,
} from '@codeloom/contracts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { PartnerActor } from '../../transport/actor.ts';
import { appendAudit, type AuditActor } from '../audit/index.ts';
import { hexSha256, readApiKey, sameHash } from './api-keys.ts';

export interface NewApiKey {
  readonly practiceId: PracticeId;
  readonly name: string;
  readonly secret: string;
  readonly now: Date;
  /** Default: a live secret key with every scope. */
  readonly kind?: 'secret' | 'publishable';
  readonly mode?: 'live' | 'test';
  readonly scopes?: readonly ApiScope[];
  readonly allowedOrigins?: readonly string[];
  readonly components?: EmbedComponents | null;
  readonly partnerId?: string | null;
  /** Who made it; the system where a seed or a migration did. */
  readonly by?: AuditActor;
}

const system: AuditActor = { type: 'system', userId: null, role: null };

/**
 * Stores a key. What a secret key does is attributed to a service user of the same id, which has no sign-in and is not active, so that
 * it can be neither a provider nor a person.
 */
export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<string> {
  const { practiceId, name, secret, now } = key;
  const { kind = 'secret', mode = 'live', partnerId = null } = key;
  const scopes = key.scopes ?? (kind === 'secret' ? apiScopes : []);
  const prefix = readApiKey(secret)?.prefix;
  if (prefix === undefined) throw new Error('An API key has the form cl_<12 hex>_<43 base64url>.');
  const id = newId();
  await tx.user.create({
    data: {
      practiceId,
      id,
      firstName: name,
      lastName: '(API key)',
      role: 'BILLER',
      status: 'inactive',
      createdAt: now,
      updatedAt: now,
    },
  });
  await tx.apiKey.create({
    data: {
      practiceId,
      id,
      name,
      prefix,
      keyHash: hexSha256(secret),
      createdAt: now,
      kind,
      mode,
      scopes: [...scopes],
      allowedOrigins: [...(key.allowedOrigins ?? [])],
      ...(key.components ? { components: key.components } : {}),
      partnerId,
    },
  });
  await tx.keyPrefix.create({ data: { prefix, practiceId, apiKeyId: id } });
  await appendAudit(tx, {
    practiceId,
    actor: key.by ?? system,
    action: 'API_KEY_CHANGED',
    payload: {
      change: 'created',
      apiKeyId: id,
      kind,
      mode,
      scopes,
      ...(partnerId === null ? {} : { partnerId }),
    },
  });
  return id;
}

/** A key as the server works with it. */
export type KeyRow = NonNullable<Awaited<ReturnType<typeof findKey>>>;

export async function findKey(tx: Tx, practiceId: PracticeId, id: string) {
  const row = await tx.apiKey.findUnique({ where: { practiceId_id: { practiceId, id } } });
  if (!row) return null;
  return {
    ...row,
    practiceId,
    kind: row.kind === 'publishable' ? ('publishable' as const) : ('secret' as const),
    mode: row.mode === 'test' ? ('test' as const) : ('live' as const),
    scopes: row.scopes.map((scope) => apiScopeSchema.parse(scope)),
    components: row.components === null ? null : embedComponentsSchema.parse(row.components),
  };
}

/** Whether a key still opens anything. */
export const isLive = (key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);

/** Uses are written down at most this often, so that reading stays reading (ms). */
const USE_NOTED_EVERY_MS = 5 * 60_000;

async function noteUse(tx: Tx, { practiceId, id, lastUsedAt }: KeyRow, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_NOTED_EVERY_MS) return;
  await tx.apiKey.updateMany({ where: { practiceId, id }, data: { lastUsedAt: now } });
}

/** The live key of a kind behind its text; null for one that is unknown, altered, expired, revoked or of another kind. */
export async function findKeyBySecret(
  database: Database,
  secret: string,
  { kind, now }: { kind: 'secret' | 'publishable'; now: Date },
): Promise<KeyRow | null> {
  const read = readApiKey(secret);
  if (read?.kind !== kind) return null;
  const { prefix } = read;
  const entry = await database.withGlobal((tx) => tx.keyPrefix.findUnique({ where: { prefix } }));
  if (!entry) return null;
  const practiceId = entry.practiceId as PracticeId;
  return database.withPractice(practiceId, async (tx) => {
    const key = await findKey(tx, practiceId, entry.apiKeyId);
    if (key?.kind !== kind || !isLive(key, now) || !sameHash(key.keyHash, hexSha256(secret))) return null;
    await noteUse(tx, key, now);
    return key;
  });
}

/** The vendor's server behind a secret key. */
export async function findPartner(database: Database, secret: string, now: Date): Promise<PartnerActor | null> {
  const key = await findKeyBySecret(database, secret, { kind: 'secret', now });
  return key && { type: 'partner', practiceId: key.practiceId, apiKeyId: key.id, scopes: key.scopes };
}

export async function listKeys(tx: Tx, practiceId: PracticeId): Promise<KeyRow[]> {
  const rows = await tx.apiKey.findMany({
    where: { practiceId },
    select: { id: true },
    orderBy: { createdAt: 'desc' },
  });
  const keys: KeyRow[] = [];
  for (const { id } of rows) {
    const key = await findKey(tx, practiceId, id);
    if (key) keys.push(key);
  }
  return keys;
}

/** A key as an admin sees it: never its hash. */
export function toApiKey(key: KeyRow): ApiKey {
  const start = key.kind === 'publishable' ? 'clp_' : 'cl_';
  return {
    id: key.id,
    practiceId: key.practiceId,
    name: key.name,
    kind: key.kind,
    mode: key.mode,
    prefix: `${start}${key.mode === 'test' ? 'test_' : ''}${key.prefix}`,
    scopes: key.scopes,
    allowedOrigins: key.allowedOrigins,
    partnerId: key.partnerId,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
