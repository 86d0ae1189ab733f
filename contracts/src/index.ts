export { dateSchema, encounterIdSchema, idSchema, instantSchema, practiceIdSchema, userIdSchema } from './ids.ts';
export type { EncounterId, PracticeId, UserId } from './ids.ts';
export { errorBodySchema, errorCodeSchema, errorCodes, httpStatus } from './errors.ts';
export type { ErrorBody, ErrorCode } from './errors.ts';
export { practiceRoleSchema, practiceRoles, roleSchema } from './roles.ts';
export type { PracticeRole, Role } from './roles.ts';
export {
  HIGH_FROM,
  MAX_COMMENT_CHARS,
  MAX_COMMENTS,
  MAX_ENGINE_CHARS,
  MAX_NOTE_CHARS,
  SUPPORTED_FROM,
  claimLimits,
} from './limits.ts';
export {
  codeHitSchema,
  specificitySchema,
  codeSearchInputSchema,
  codeSearchResultSchema,
  codeSetInfoSchema,
  codeSetInputSchema,
  codeSourceSchema,
  codeSystemSchema,
  codesCheckInputSchema,
  codesCheckResultSchema,
  editSchema,
  emCodeSchema,
  finalDiagnosisSchema,
  finalProcedureSchema,
  icd10CodeSchema,
  modifierSchema,
  procedureCodeSchema,
} from './codes.ts';
export type {
  CodeHit,
  Specificity,
  CodeSearchInput,
  CodeSearchResult,
  CodeSet,
  CodeSetInfo,
  CodeSetInput,
  CodeSystem,
  Edit,
  FinalDiagnosis,
  FinalProcedure,
} from './codes.ts';
export {
  bucketOf,
  bucketSchema,
  diagnosisSuggestionSchema,
  emCandidateSchema,
  hintSchema,
  mdmItemSchema,
  mdmSchema,
  patientSchema,
  payerSchema,
  procedureSuggestionSchema,
  readingComparisonSchema,
  rejectedSchema,
  riskReasonSchema,
  seenFactSchema,
  spanSchema,
  suggestionResponseSchema,
  suggestionResultSchema,
} from './suggestion.ts';
export type {
  Bucket,
  DiagnosisSuggestion,
  EmCandidate,
  Hint,
  Mdm,
  MdmItem,
  Patient,
  Payer,
  ProcedureSuggestion,
  ReadingComparison,
  Rejected,
  RiskReason,
  SeenFact,
  Span,
  SuggestionResponse,
  SuggestionResult,
} from './suggestion.ts';
export { mdmItemRefSchema, recomputedSchema, suggestionRecomputeSchema } from './recompute.ts';
export type { MdmItemRef, Recomputed, SuggestionRecompute, SuggestionRecomputeInput } from './recompute.ts';
export { noteTextSchema } from './note.ts';
export {
  decisionDeltaSchema,
  emCodeSourceSchema,
  encounterCreateSchema,
  encounterFinalizeSchema,
  encounterListInputSchema,
  encounterListSchema,
  encounterRefSchema,
  encounterReopenSchema,
  encounterSchema,
  encounterSetCodesSchema,
  encounterStatusSchema,
  encounterSuggestSchema,
  encounterSummarySchema,
  encounterUpdateSchema,
  reasonSchema,
  sexSchema,
  visitTypeSchema,
  visitTypes,
} from './encounter.ts';
export type {
  DecisionDelta,
  EmCodeSource,
  Encounter,
  EncounterCreate,
  EncounterCreateInput,
  EncounterFinalize,
  EncounterList,
  EncounterListInput,
  EncounterRef,
  EncounterReopen,
  EncounterSetCodes,
  EncounterSetCodesInput,
  EncounterStatus,
  EncounterSuggest,
  EncounterSummary,
  EncounterUpdate,
  EncounterUpdateInput,
  VisitType,
} from './encounter.ts';
export {
  environmentSchema,
  loginResultSchema,
  loginSchema,
  meSchema,
  newPasswordSchema,
  registerSchema,
  signedInUserSchema,
  unlockSchema,
} from './auth.ts';
export type { Environment, LoginResult, Me, Register, SignedInUser } from './auth.ts';
export {
  embedAccessSchema,
  embedBootstrapSchema,
  embedComponentsSchema,
  embedExchangeSchema,
  embedSessionCreateSchema,
  embedSessionPathSchema,
  embedSignInSchema,
  originSchema,
} from './embed.ts';
export type { EmbedAccess, EmbedBootstrap, EmbedComponents, EmbedSessionCreate, EmbedSignIn } from './embed.ts';
export { actorTypeSchema, auditActionSchema, auditActions, auditEventSchema, auditTrailEntrySchema } from './audit.ts';
export type { ActorType, AuditAction, AuditEvent, AuditTrailEntry } from './audit.ts';
export { exportBatchSchema, exportCreateSchema, exportDownloadSchema, exportQuerySchema } from './exports.ts';
export type { ExportBatch, ExportDownload, ExportQuery } from './exports.ts';
export {
  auditTrailSchema,
  codesCheckCallSchema,
  doneSchema,
  encounterFinalizeCallSchema,
  encounterPathSchema,
  encounterReopenCallSchema,
  encounterSetCodesCallSchema,
  encounterSuggestCallSchema,
  encounterUpdateCallSchema,
  encounterVoidCallSchema,
  encounterVoidSchema,
  idempotencyKeySchema,
  suggestionRespondCallSchema,
} from './routes.ts';
export type { AuditTrail, Done } from './routes.ts';
export { practiceSchema, practiceSettingsChangeSchema, practiceSettingsSchema } from './practice.ts';
export type { Practice, PracticeSettings, PracticeSettingsChange } from './practice.ts';
export { elementTags, loadErrorTypes } from './events.ts';
export type { AcceptedCode, CodeloomEventDetails, CodeloomEventName, ElementTag, LoadErrorType } from './events.ts';
export {
  feedbackQuerySchema,
  feedbackRateSchema,
  feedbackRatesSchema,
  modelSendQuerySchema,
  modelSendSchema,
  modelSendsSchema,
  suggestionRunSchema,
  suggestionRunsCallSchema,
  suggestionRunsSchema,
} from './suggestion-history.ts';
export type {
  FeedbackQuery,
  FeedbackRate,
  FeedbackRates,
  ModelSend,
  ModelSendQuery,
  SuggestionRunSummary,
} from './suggestion-history.ts';
export {
  commentAddSchema,
  commentsListInputSchema,
  encounterCommentSchema,
  encounterCommentsSchema,
} from './comments.ts';
export type { CommentAdd, EncounterComment, EncounterComments } from './comments.ts';
export {
  draftCodesSchema,
  draftContentSchema,
  draftDiscardSchema,
  draftKindSchema,
  draftSaveSchema,
  draftSavedSchema,
  draftSchema,
  draftsGetSchema,
  draftsSchema,
} from './drafts.ts';
export type {
  Draft,
  DraftCodes,
  DraftContent,
  DraftContentInput,
  DraftDiscard,
  DraftKind,
  DraftSave,
  DraftSaveInput,
  DraftSaved,
  Drafts,
} from './drafts.ts';
export {
  encounterAssignedSchema,
  encounterAssignSchema,
  encounterCountsInputSchema,
  encounterCountsSchema,
  encounterFilterSchema,
  encounterQueueInputSchema,
  encounterSortFields,
  encounterSortSchema,
  peopleSchema,
  personSchema,
  queueColumns,
  queueViewSchema,
  savedViewRemoveSchema,
  savedViewSaveSchema,
  savedViewSchema,
  savedViewsSchema,
} from './worklist.ts';
export type {
  EncounterAssign,
  EncounterAssigned,
  EncounterCounts,
  EncounterCountsInput,
  EncounterFilter,
  EncounterQueueInput,
  EncounterSort,
  EncounterSortField,
  People,
  Person,
  QueueColumn,
  QueueView,
  SavedView,
  SavedViews,
  SavedViewSave,
} from './worklist.ts';
export {
  auditExportInputSchema,
  auditExportSchema,
  auditListInputSchema,
  auditPageSchema,
  auditRecordSchema,
  MAX_AUDIT_EXPORT,
} from './audit-trail.ts';
export type { AuditExport, AuditExportInput, AuditListInput, AuditPage, AuditRecord } from './audit-trail.ts';
export { preferencesSaveSchema, preferencesSchema } from './preferences.ts';
export type { Preferences, PreferencesSave } from './preferences.ts';
export {
  codeSetRemoveSchema,
  codeSetSaveSchema,
  favouriteAnswerSchema,
  favouriteInputSchema,
  savedCodeSetSchema,
  savedCodeSetsSchema,
  shortlistInputSchema,
  shortlistSchema,
} from './code-sets.ts';
export type {
  CodeSetSave,
  CodeSetSaveInput,
  FavouriteInput,
  SavedCodeSet,
  Shortlist,
  ShortlistInput,
} from './code-sets.ts';
export {
  usageCurrentSchema,
  usageLimitsSchema,
  usageModelCapSchema,
  usagePeriodSchema,
  usagePeriodsQuerySchema,
  usagePeriodsSchema,
} from './usage.ts';
export type {
  UsageCurrent,
  UsageLimits,
  UsageModelCap,
  UsagePeriod,
  UsagePeriods,
  UsagePeriodsQuery,
} from './usage.ts';
export {
  trainingAnswerSchema,
  trainingAttemptCallSchema,
  trainingAttemptInputSchema,
  trainingAttemptSchema,
  trainingCaseIdSchema,
  trainingCasePathSchema,
  trainingCaseSchema,
  trainingCasesSchema,
  trainingDifficulties,
} from './training.ts';
export type {
  TrainingAnswer,
  TrainingAttempt,
  TrainingAttemptInput,
  TrainingCase,
  TrainingCaseSummary,
  TrainingCases,
  TrainingCodes,
  TrainingComparison,
  TrainingDifficulty,
  TrainingExplanation,
  TrainingLineKind,
  TrainingMatchSummary,
} from './training.ts';
export {
  apiKeyCreatedSchema,
  apiKeyCreateSchema,
  apiKeyModeSchema,
  apiKeyPathSchema,
  apiKeyRotateCallSchema,
  apiKeyRotateSchema,
  apiKeySchema,
  apiKeysSchema,
  apiScopeSchema,
  apiScopes,
  partnerCreatedSchema,
  partnerCreateSchema,
  partnerKeyCreateSchema,
  partnerOverviewSchema,
  partnerPathSchema,
  partnerSchema,
  partnersSchema,
} from './api-keys.ts';
export type {
  ApiKey,
  ApiKeyCreate,
  ApiKeyCreated,
  ApiKeyCreateInput,
  ApiKeyMode,
  ApiKeys,
  ApiScope,
  Partner,
  PartnerCreated,
  PartnerKeyCreate,
  PartnerOverview,
  Partners,
} from './api-keys.ts';
