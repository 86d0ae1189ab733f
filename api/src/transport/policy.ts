import type { ApiScope, PracticeRole } from '@codeloom/contracts';

/** The ways into the server. Site = cookie, same origin; embed = bearer token of an embed session; rest = bearer token or API key. */
export type Transport = 'site' | 'embed' | 'rest';

/** A component or one of its features, as an embed session names them. `any` = whatever the session names. */
export type EmbedFeature =
  | 'any'
  | 'note.canEdit'
  | 'suggest'
  | 'suggest.canRun'
  | 'finalCodes'
  | 'finalCodes.canEdit'
  | 'finalCodes.canFinalize'
  | 'finalCodes.canComment'
  | 'codeSearch'
  | 'trainer'
  | 'usage'
  | 'queue'
  | 'queue.canAssign'
  | 'auditTrail';

/** Who may use an ability. What a row does not name is denied. */
export interface Access {
  /** Roles of people who signed in, and of people inside an embed session that also has one of `embed`. */
  readonly roles: readonly PracticeRole[];
  /** One of these features must be on in the embed session; absent = no embed session may. */
  readonly embed?: readonly EmbedFeature[];
  /** A vendor's server with an API key: one of this scope, or (true) any. */
  readonly partner?: ApiScope | true;
  /** An EMR vendor with its own key. */
  readonly vendor?: true;
  readonly platform?: true;
  /** Transports on which nobody needs to be known. */
  readonly anonymous?: readonly Transport[];
}

const everyone: readonly PracticeRole[] = ['PROVIDER', 'BILLER', 'PRACTICE_ADMIN'];
const coders: readonly PracticeRole[] = ['BILLER', 'PRACTICE_ADMIN'];
/** Whoever may type something inside an embed session. */
const typing: readonly EmbedFeature[] = ['note.canEdit', 'finalCodes.canEdit', 'finalCodes.canComment'];
const nobody: readonly PracticeRole[] = [];
const open: Access = { roles: nobody, anonymous: ['site', 'embed', 'rest'] };

/**
 * The one policy table. tRPC procedures use the ability of their own path; REST routes are mapped below.
 * Which encounters a person sees, and whether providers may finalize, is decided in encounters.policy.ts.
 */
export const abilities = {
  'auth.signIn': { roles: nobody, anonymous: ['site'] },
  'auth.login': { roles: nobody, anonymous: ['rest'] },
  'auth.signOut': { roles: everyone, platform: true },
  'auth.me': { roles: everyone, platform: true },
  'auth.unlock': { roles: ['PRACTICE_ADMIN'] },
  'auth.register': { roles: ['PRACTICE_ADMIN'], platform: true },
  'practice.me': { roles: everyone, partner: true },
  'practice.changeSettings': { roles: ['PRACTICE_ADMIN'] },

  'encounters.get': { roles: everyone, embed: ['any'], partner: 'encounters:read' },
  'encounters.list': { roles: everyone, embed: ['queue'], partner: 'encounters:read' },
  'encounters.counts': { roles: everyone, embed: ['queue'] },
  'encounters.assign': { roles: coders, embed: ['queue.canAssign'] },
  'worklist.people': { roles: everyone, embed: ['queue', 'auditTrail'] },
  'savedViews.list': { roles: everyone, embed: ['queue'] },
  'savedViews.save': { roles: everyone, embed: ['queue'] },
  'savedViews.remove': { roles: everyone, embed: ['queue'] },
  'encounters.create': { roles: everyone, partner: 'encounters:write' },
  'encounters.update': { roles: everyone, embed: ['note.canEdit'], partner: 'encounters:write' },
  'encounters.suggest': { roles: everyone, embed: ['suggest.canRun'], partner: 'encounters:write' },
  'encounters.setCodes': { roles: everyone, embed: ['finalCodes.canEdit'] },
  'encounters.finalize': { roles: everyone, embed: ['finalCodes.canFinalize'] },
  'encounters.reopen': { roles: everyone, embed: ['finalCodes.canFinalize'] },
  'encounters.void': { roles: coders },
  'comments.list': { roles: everyone, embed: ['finalCodes.canComment'] },
  'comments.add': { roles: everyone, embed: ['finalCodes.canComment'] },
  // Which kind of draft a session holds: drafts.service.ts.
  'drafts.save': { roles: everyone, embed: typing },
  'drafts.get': { roles: everyone, embed: typing },
  'drafts.discard': { roles: everyone, embed: typing },
  'suggestions.respond': { roles: everyone, embed: ['suggest'] },
  'suggestions.recompute': { roles: everyone, embed: ['suggest'] },
  'usage.current': { roles: everyone, embed: ['usage'] },
  'usage.periods': { roles: ['PRACTICE_ADMIN'], embed: ['usage'] },
  'usage.setModelCap': { roles: ['PRACTICE_ADMIN'] },
  'suggestions.runs': { roles: everyone, embed: ['suggest'] },
  'suggestions.feedback': { roles: ['PRACTICE_ADMIN'] },
  'suggestions.sends': { roles: ['PRACTICE_ADMIN'] },
  'audit.forEncounter': { roles: everyone },
  // The trail of the whole practice takes an admin: audit-trail.service.ts.
  'audit.list': { roles: everyone, embed: ['auditTrail'] },
  'audit.export': { roles: everyone, embed: ['auditTrail'] },

  'codes.search': { roles: everyone, embed: ['codeSearch', 'finalCodes'] },
  'codes.check': { roles: everyone, embed: ['finalCodes'] },
  'codes.shortlist': { roles: everyone, embed: ['codeSearch', 'finalCodes'] },
  'codes.setFavourite': { roles: everyone, embed: ['codeSearch', 'finalCodes'] },
  'codeSets.list': { roles: everyone, embed: ['finalCodes'] },
  'codeSets.save': { roles: everyone, embed: ['finalCodes.canEdit'] },
  'codeSets.remove': { roles: everyone, embed: ['finalCodes.canEdit'] },

  'preferences.get': { roles: everyone, embed: ['any'] },
  'preferences.save': { roles: everyone, embed: ['any'] },

  'training.cases': { roles: everyone, embed: ['trainer'] },
  'training.case': { roles: everyone, embed: ['trainer'] },
  'training.attempt': { roles: everyone, embed: ['trainer'] },

  'exports.read': { roles: coders, partner: 'exports:read' },
  'exports.download': { roles: coders },
  'exports.createBatch': { roles: coders },

  'embed.createSession': { roles: nobody, partner: 'embed' },
  'embed.endSession': { roles: nobody, partner: 'embed' },
  'embed.exchange': { roles: nobody, anonymous: ['embed'] },
  'embed.end': { roles: everyone, embed: ['any'] },
  /** The sign-in frame of a publishable key: its key, its page and the password are what it checks. */
  'embed.signIn': { roles: nobody, anonymous: ['rest'] },

  'apiKeys.list': { roles: ['PRACTICE_ADMIN'] },
  'apiKeys.create': { roles: ['PRACTICE_ADMIN'] },
  'apiKeys.rotate': { roles: ['PRACTICE_ADMIN'] },
  'apiKeys.revoke': { roles: ['PRACTICE_ADMIN'] },
  'partners.list': { roles: ['PRACTICE_ADMIN'], platform: true },
  'partners.create': { roles: nobody, platform: true },
  'partners.consent': { roles: ['PRACTICE_ADMIN'] },
  'partners.withdraw': { roles: ['PRACTICE_ADMIN'] },
  'partners.createKey': { roles: nobody, vendor: true },
  'partners.overview': { roles: nobody, vendor: true },
  'partners.rotateOwnKey': { roles: nobody, vendor: true },
  'partners.rotateKey': { roles: nobody, vendor: true },
  'partners.revokeKey': { roles: nobody, vendor: true },

  /** Static bundles, health, documentation, the environment: nothing of a practice. /metrics checks its own token. */
  public: open,
} as const satisfies Record<string, Access>;

export type Ability = keyof typeof abilities;

/** REST, static and operational routes. A route without a row answers 403 to everybody. */
export const routeAbilities = {
  'POST /api/auth/login': 'auth.login',
  'POST /api/auth/logout': 'auth.signOut',
  'POST /api/auth/register': 'auth.register',
  'POST /api/auth/unlock': 'auth.unlock',
  'GET /api/auth/me': 'auth.me',
  'GET /api/practices/me': 'practice.me',
  'PATCH /api/practices/me/settings': 'practice.changeSettings',
  'GET /api/encounters': 'encounters.list',
  'POST /api/encounters': 'encounters.create',
  'GET /api/encounters/:id': 'encounters.get',
  'PATCH /api/encounters/:id': 'encounters.update',
  'PATCH /api/encounters/:id/codes': 'encounters.setCodes',
  'POST /api/encounters/:id/suggest': 'encounters.suggest',
  'POST /api/encounters/:id/suggestions/responses': 'suggestions.respond',
  'GET /api/encounters/:id/suggestions/runs': 'suggestions.runs',
  'GET /api/suggestions/feedback': 'suggestions.feedback',
  'GET /api/suggestions/sends': 'suggestions.sends',
  'POST /api/encounters/:id/finalize': 'encounters.finalize',
  'POST /api/encounters/:id/reopen': 'encounters.reopen',
  'POST /api/encounters/:id/void': 'encounters.void',
  'GET /api/encounters/:id/audit': 'audit.forEncounter',
  'GET /api/codes': 'codes.search',
  'POST /api/encounters/:id/codes/check': 'codes.check',
  'GET /api/exports/encounters': 'exports.read',
  'POST /api/exports': 'exports.createBatch',
  'GET /api/training/cases': 'training.cases',
  'GET /api/training/cases/:id': 'training.case',
  'POST /api/training/cases/:id/attempts': 'training.attempt',
  'POST /api/embed/sessions': 'embed.createSession',
  'DELETE /api/embed/sessions/:id': 'embed.endSession',
  'GET /api/keys': 'apiKeys.list',
  'POST /api/keys': 'apiKeys.create',
  'POST /api/keys/:id/rotate': 'apiKeys.rotate',
  'DELETE /api/keys/:id': 'apiKeys.revoke',
  'GET /api/partners': 'partners.list',
  'POST /api/partners': 'partners.create',
  'POST /api/partners/keys': 'partners.createKey',
  'POST /api/partners/keys/:id/rotate': 'partners.rotateKey',
  'DELETE /api/partners/keys/:id': 'partners.revokeKey',
  'GET /api/partners/self': 'partners.overview',
  'POST /api/partners/self/rotate': 'partners.rotateOwnKey',
  'PUT /api/partners/:id/consent': 'partners.consent',
  'DELETE /api/partners/:id/consent': 'partners.withdraw',
  'POST /embed/sign-in': 'embed.signIn',
  'GET /embed/sign-in': 'public',
  'GET /embed/page/*': 'public',
  'GET /embed/pages/*': 'public',
  'GET /api/environment': 'public',
  'GET /.well-known/jwks.json': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/': 'public',
  'GET /api/docs/openapi.json': 'public',
  'GET /api/docs/openapi.yaml': 'public',
  'GET /api/docs/js/scalar.js': 'public',
  'GET /': 'public',
  'GET /demo': 'public',
  'GET /storybook': 'public',
  'GET /storybook/*': 'public',
  'GET /app': 'public',
  'GET /app/*': 'public',
  'GET /embed/v1/*': 'public',
  // tRPC decides by procedure, inside.
  'GET /trpc/*': 'public',
  'POST /trpc/*': 'public',
  'GET /embed/trpc/*': 'public',
  'POST /embed/trpc/*': 'public',
  'OPTIONS /embed/trpc/*': 'public',
} as const satisfies Record<string, Ability>;
