import type {
  ApiKey,
  ApiKeyCreated,
  ApiKeyCreateInput,
  Partner,
  PartnerCreated,
  Practice,
  PracticeSettingsChange,
} from '@codeloom/contracts';
import { createCaller, noStore } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import { toCodeloomError } from './wire-error.ts';

/** What a practice admin does at the portal: settings, API keys, consent to vendors, opening closed accounts. */
export interface PortalAdmin {
  practice(): Promise<Practice>;
  changeSettings(change: PracticeSettingsChange): Promise<Practice>;
  keys(): Promise<ApiKey[]>;
  /** The answer holds the whole key, this once. */
  createKey(input: ApiKeyCreateInput): Promise<ApiKeyCreated>;
  rotateKey(id: string, overlapHours: number): Promise<ApiKeyCreated>;
  revokeKey(id: string): Promise<ApiKey>;
  partners(): Promise<Partner[]>;
  consent(partnerId: string, given: boolean): Promise<Partner>;
  /** For platform admins: adds an EMR vendor. The answer holds its own key, this once. */
  addPartner(name: string): Promise<PartnerCreated>;
  unlock(email: string): Promise<void>;
}

/** The portal's settings, same origin. A change is never sent twice. */
export function createPortalAdmin(options: { baseUrl?: string; fetch?: typeof fetch } = {}): PortalAdmin {
  const send = (url: string, init: RequestInit): Promise<Response> =>
    (options.fetch ?? fetch)(url, { ...init, ...noStore, credentials: 'same-origin' });
  const trpc = createCaller({ url: `${options.baseUrl ?? ''}/trpc`, send });
  const run = <T>(work: (call: { signal: AbortSignal }) => Promise<T>, retry: boolean): Promise<T> =>
    runCall(
      { timeoutMs: defaultCallPolicy.timeoutMs, retryDelaysMs: retry ? defaultCallPolicy.retryDelaysMs : [] },
      (signal) =>
        work({ signal }).catch((error: unknown) => {
          throw toCodeloomError(error);
        }),
    );
  return {
    practice: () => run((call) => trpc.practice.me.query(undefined, call), true),
    changeSettings: (change) => run((call) => trpc.practice.changeSettings.mutate(change, call), false),
    keys: async () => (await run((call) => trpc.apiKeys.list.query(undefined, call), true)).items,
    createKey: (input) => run((call) => trpc.apiKeys.create.mutate(input, call), false),
    rotateKey: (id, overlapHours) => run((call) => trpc.apiKeys.rotate.mutate({ id, overlapHours }, call), false),
    revokeKey: (id) => run((call) => trpc.apiKeys.revoke.mutate({ id }, call), false),
    partners: async () => (await run((call) => trpc.partners.list.query(undefined, call), true)).items,
    consent: (id, given) =>
      run(
        (call) => (given ? trpc.partners.consent.mutate({ id }, call) : trpc.partners.withdraw.mutate({ id }, call)),
        false,
      ),
    addPartner: (name) => run((call) => trpc.partners.create.mutate({ name }, call), false),
    unlock: async (email) => {
      await run((call) => trpc.auth.unlock.mutate({ email }, call), false);
    },
  };
}
