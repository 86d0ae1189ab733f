import type {
  AuditRecord,
  CodeHit,
  CodeSetInput,
  CodeSystem,
  Edit,
  Encounter,
  EncounterComment,
  Person,
  Preferences,
  SavedCodeSet,
  SavedView,
  Shortlist,
  SuggestionResult,
  TrainingCase,
  UsageCurrent,
  UsagePeriod,
} from '@codeloom/contracts';
import type { RecomputeInput } from '../client.ts';
import type { CodeloomError } from '../error.ts';
import type { FakeCaller } from './fake-access.ts';

/** Every call of the client, as a path: what `fail` and `calls` speak of. */
export type FakeCall =
  | 'encounters.get'
  | 'encounters.list'
  | 'encounters.counts'
  | 'encounters.assign'
  | 'encounters.create'
  | 'encounters.update'
  | 'encounters.setCodes'
  | 'encounters.suggest'
  | 'encounters.finalize'
  | 'encounters.reopen'
  | 'encounters.void'
  | 'comments.list'
  | 'comments.add'
  | 'drafts.save'
  | 'drafts.get'
  | 'drafts.discard'
  | 'suggestions.respond'
  | 'suggestions.recompute'
  | 'worklist.people'
  | 'savedViews.list'
  | 'savedViews.save'
  | 'savedViews.remove'
  | 'audit.list'
  | 'audit.export'
  | 'codes.search'
  | 'codes.check'
  | 'codes.shortlist'
  | 'codes.setFavourite'
  | 'codeSets.list'
  | 'codeSets.save'
  | 'codeSets.remove'
  | 'usage.current'
  | 'usage.periods'
  | 'training.cases'
  | 'training.case'
  | 'training.attempt'
  | 'preferences.get'
  | 'preferences.save';

export interface FakeOptions {
  encounters?: Encounter[];
  /** The engine under the fake: hand it `suggest` of the rules, or a fixture. */
  engine?: (encounter: Encounter) => SuggestionResult;
  /** The level without what is marked: hand it `recomputeEm` of the rules. Default: the stored level. */
  recompute?: (encounter: Encounter, input: RecomputeInput) => SuggestionResult['em'];
  /** The edits a set of codes meets. Default: a small claim check of the fake's own. */
  check?: (codes: CodeSetInput, encounter: Encounter) => Edit[];
  /** What code search finds. */
  table?: Record<CodeSystem, CodeHit[]>;
  /** What code search shows before anything is typed. */
  shortlist?: Partial<Record<CodeSystem, Partial<Shortlist>>>;
  codeSets?: SavedCodeSet[];
  preferences?: Preferences;
  /** Milliseconds before each answer; one number, or by call. */
  delayMs?: number | Partial<Record<FakeCall, number>>;
  /** The people of the practice; the first is who uses the client. */
  people?: Person[];
  savedViews?: SavedView[];
  /** What was said about encounters, oldest first. */
  comments?: EncounterComment[];
  /** What the practice used, the running month first. Default: what this fake was used for. */
  usage?: { current: UsageCurrent; periods: UsagePeriod[] };
  /** Cases of the training mode. */
  training?: readonly TrainingCase[];
  /** What the audit trail holds, newest first. Default: what this fake was asked to do. */
  audit?: AuditRecord[];
  /** Who uses the client: a role, or an embed session with its components. Default: everything is allowed, as for an admin. */
  caller?: FakeCaller;
  now?: () => Date;
  userName?: string;
}

/** What a test may do to the fake while it runs. */
export interface FakeControls {
  /** Calls so far, oldest first. */
  readonly calls: readonly FakeCall[];
  /** The next call of this kind fails with this error. */
  failNext(call: FakeCall, error: CodeloomError): void;
  /** Changes an encounter behind the page's back, as another user would. */
  change(id: string, patch: Partial<Encounter>): void;
  stored(id: string): Encounter;
  setDelay(delayMs: number | Partial<Record<FakeCall, number>>): void;
}
