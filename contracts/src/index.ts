export { dateSchema, encounterIdSchema, idSchema, instantSchema, practiceIdSchema, userIdSchema } from './ids.ts';
export type { EncounterId, PracticeId, UserId } from './ids.ts';
export { errorBodySchema, errorCodeSchema, errorCodes, httpStatus } from './errors.ts';
export type { ErrorBody, ErrorCode } from './errors.ts';
export { practiceRoleSchema, practiceRoles, roleSchema } from './roles.ts';
export type { PracticeRole, Role } from './roles.ts';
export { HIGH_FROM, MAX_ENGINE_CHARS, MAX_NOTE_CHARS, SUPPORTED_FROM, claimLimits } from './limits.ts';
export {
  codeHitSchema,
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
} from './auth.ts';
export type { Environment, LoginResult, Me, Register, SignedInUser } from './auth.ts';
export {
  embedAccessSchema,
  embedBootstrapSchema,
  embedComponentsSchema,
  embedExchangeSchema,
  embedSessionCreateSchema,
  originSchema,
} from './embed.ts';
export type { EmbedAccess, EmbedBootstrap, EmbedComponents, EmbedSessionCreate } from './embed.ts';
export { actorTypeSchema, auditActionSchema, auditActions, auditEventSchema, auditTrailEntrySchema } from './audit.ts';
export type { ActorType, AuditAction, AuditEvent, AuditTrailEntry } from './audit.ts';
export { exportBatchSchema, exportCreateSchema, exportQuerySchema } from './exports.ts';
export type { ExportBatch, ExportQuery } from './exports.ts';
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
export { practiceSchema, practiceSettingsSchema } from './practice.ts';
export type { Practice, PracticeSettings } from './practice.ts';
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
