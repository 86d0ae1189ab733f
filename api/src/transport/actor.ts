import type {
  ActorType,
  ApiScope,
  EmbedComponents,
  EncounterId,
  PracticeId,
  PracticeRole,
  UserId,
} from '@codeloom/contracts';

/** A person of a practice who signed in, by cookie or by REST token. */
export interface UserActor {
  readonly type: 'user';
  readonly practiceId: PracticeId;
  readonly userId: UserId;
  readonly role: PracticeRole;
  readonly sessionId: string;
}

/** A person inside a vendor's page: bound to one practice, its components and, mostly, one encounter. */
export interface EmbedActor {
  readonly type: 'embed';
  readonly practiceId: PracticeId;
  readonly userId: UserId;
  readonly role: PracticeRole;
  readonly embedSessionId: string;
  readonly components: EmbedComponents;
  /** Set when the session names its encounter; every other encounter then answers as missing. */
  readonly encounter: {
    readonly id: EncounterId | null;
    readonly externalId: string | null;
    /** When it is set, the encounter must be this patient's. */
    readonly patientPseudoId?: string | null;
  } | null;
}

/** A vendor's server that works with an API key of the practice. */
export interface PartnerActor {
  readonly type: 'partner';
  readonly practiceId: PracticeId;
  readonly apiKeyId: string;
  /** What the key was made for. */
  readonly scopes: readonly ApiScope[];
}

/** An EMR vendor's own key: it makes keys for practices that consent to the vendor, and does nothing else. */
export interface VendorActor {
  readonly type: 'vendor';
  readonly partnerId: string;
  /** The key was replaced and lives on for its overlap: it may look and end keys, and makes none. */
  readonly isPrevious: boolean;
}

/** A platform admin: a realm of its own that sees no practice's encounters. */
export interface PlatformActor {
  readonly type: 'platform';
  readonly platformUserId: string;
  readonly sessionId: string;
}

export interface AnonymousActor {
  readonly type: 'anonymous';
}

export type PracticeActor = UserActor | EmbedActor | PartnerActor;
export type Actor = PracticeActor | VendorActor | PlatformActor | AnonymousActor;

export const anonymous: AnonymousActor = { type: 'anonymous' };

/** Whoever a row is attributed to: the user, or the API key where a vendor's server acts for itself. */
export function principalId(actor: PracticeActor): string {
  return actor.type === 'partner' ? actor.apiKeyId : actor.userId;
}

/** The actor as the audit chain names it: a vendor's server by the service user of its API key. */
export function auditActor(actor: PracticeActor): {
  type: ActorType;
  userId: UserId | null;
  role: string | null;
} {
  if (actor.type === 'partner') return { type: 'partner', userId: actor.apiKeyId as UserId, role: null };
  return { type: actor.type, userId: actor.userId, role: actor.role };
}

/** Whether the actor works within one practice; everybody else is told to sign in as one who does. */
export function isPracticeActor(actor: Actor): actor is PracticeActor {
  return actor.type === 'user' || actor.type === 'embed' || actor.type === 'partner';
}
