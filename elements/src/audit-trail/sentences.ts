import type { AuditAction, AuditRecord } from '@codeloom/contracts';
import { formatCount, formatDate, plural } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { roleNames } from '../internal/role-names.ts';
import { payerNames, statusNames, visitNames } from '../queue/words.ts';

/** One thing that had a value and got another; null = nothing. */
export interface Change {
  label: string;
  from: string | null;
  to: string | null;
}

/** An event in words: what happened, what changed, and what it rested on. */
export interface Sentence {
  title: string;
  changes?: readonly Change[];
  /** Codes and facts worth a look at once. */
  facts?: readonly string[];
  /** Versions and ids, folded away. */
  details?: readonly { label: string; value: string }[];
}

export type Names = Readonly<Record<string, string>>;
type Tell = (record: AuditRecord, names: Names) => Sentence;

// Payloads of older versions are read tolerantly: a field that is not there is not spoken of.
const text = ({ payload }: AuditRecord, field: string): string | null => {
  const value = payload[field];
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};
const texts = ({ payload }: AuditRecord, field: string): string[] => {
  const value = payload[field];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};
const numberOf = ({ payload }: AuditRecord, field: string): number | null => {
  const value = payload[field];
  return typeof value === 'number' ? value : null;
};
const nameOf = (id: string | null, names: Names): string => (id === null ? '' : (names[id] ?? msg('somebody')));

const detail = (label: string, value: string | null): { label: string; value: string }[] =>
  value === null ? [] : [{ label, value }];
const fact = (label: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`${label}: ${values.join(', ')}`];

interface Line {
  code?: unknown;
  modifiers?: unknown;
  units?: unknown;
}

/** `20610-RT ×2`. */
function lineText(line: unknown): string | null {
  if (typeof line !== 'object' || line === null) return null;
  const { code, modifiers, units } = line as Line;
  if (typeof code !== 'string') return null;
  const parts = [code, ...(Array.isArray(modifiers) ? modifiers.map(String) : [])].join('-');
  return typeof units === 'number' && units > 1 ? `${parts} ×${units}` : parts;
}

const withModifiers = (code: string | null, modifiers: readonly string[]): string | null =>
  code === null ? null : [code, ...modifiers].join('-');

/** A status, visit type, payer, date, person or plain word, as people write it. */
function valueText(field: string, value: unknown, names: Names): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const word = String(value);
  switch (field) {
    case 'status':
      return word in statusNames ? statusNames[word as keyof typeof statusNames]() : word;
    case 'visitType':
      return word in visitNames ? visitNames[word as keyof typeof visitNames]() : word;
    case 'payer':
      return word in payerNames ? payerNames[word as keyof typeof payerNames]() : word;
    case 'patient':
      return word === 'new' ? msg('New patient') : word === 'established' ? msg('Established patient') : word;
    case 'encounterDate':
      return formatDate(word);
    case 'assigneeId':
    case 'providerId':
      return nameOf(word, names);
    default:
      if (word === 'true') return msg('on');
      return word === 'false' ? msg('off') : word;
  }
}

const fieldNames: Readonly<Record<string, () => string>> = {
  encounterDate: () => msg('Date of service'),
  visitType: () => msg('Visit'),
  patient: () => msg('Patient'),
  payer: () => msg('Payer'),
  placeOfService: () => msg('Place of service'),
  providerId: () => msg('Provider'),
  assigneeId: () => msg('Assigned to'),
  patientPseudoId: () => msg('Patient reference'),
  specialty: () => msg('Specialty'),
  ageYears: () => msg('Age'),
  sex: () => msg('Sex'),
  lastVisitDate: () => msg('Last visit'),
  noteText: () => msg('Note'),
  phiRetentionDays: () => msg('Days notes are kept'),
  providersFinalize: () => msg('Providers finalize'),
  storePhi: () => msg('Notes are kept'),
  billersSee: () => msg('What billers see'),
};
const fieldText = (field: string): string => fieldNames[field]?.() ?? field;

function changesOf({ payload }: AuditRecord, names: Names): Change[] {
  const { changes } = payload;
  if (!Array.isArray(changes)) return [];
  return (changes as { field?: unknown; from?: unknown; to?: unknown }[]).flatMap(({ field, from, to }) =>
    typeof field === 'string'
      ? [{ label: fieldText(field), from: valueText(field, from, names), to: valueText(field, to, names) }]
      : [],
  );
}

const statusChange = (record: AuditRecord): Change[] => {
  const [from, to] = [text(record, 'from'), text(record, 'to')];
  return from === null
    ? []
    : [{ label: msg('Status'), from: valueText('status', from, {}), to: valueText('status', to ?? 'voided', {}) }];
};

const answered =
  (title: (code: string) => string): Tell =>
  (record) => ({
    title: title(text(record, 'code') ?? ''),
    details: detail(msg('Rules'), texts(record, 'ruleIds').join(', ') || null),
  });

/** Every action in words. One that is missing here does not compile. */
const sentences: Record<AuditAction, Tell> = {
  AI_SUGGESTED_CODES: (record) => ({
    title: msg('Codes suggested'),
    facts: [
      ...fact(msg('E/M'), [text(record, 'emRecommended') ?? msg('none')]),
      ...fact(msg('Diagnoses'), texts(record, 'diagnoses')),
      ...fact(msg('Procedures'), texts(record, 'procedures')),
    ],
    details: [
      ...detail(msg('Engine'), [text(record, 'mode'), text(record, 'engineVersion')].filter(Boolean).join(' ') || null),
      ...detail(msg('Rule book'), text(record, 'bookVersion')),
      ...detail(msg('Code set'), text(record, 'codeSetId')),
      ...detail(msg('Model'), text(record, 'model')),
      ...detail(msg('Note version'), text(record, 'noteVersion')),
      ...detail(msg('Run'), text(record, 'runId')),
    ],
  }),
  SUGGESTION_ACCEPTED: answered((code) => msg(str`Suggestion ${code} accepted`)),
  SUGGESTION_DISMISSED: answered((code) => msg(str`Suggestion ${code} dismissed`)),
  SUGGESTION_FAILED: (record) => ({
    title: msg('No suggestion could be made'),
    details: detail(msg('Cause'), text(record, 'reason')),
  }),
  LLM_SENT: (record) => ({
    title: msg('Text sent to the model'),
    facts: [
      ...fact(msg('Characters'), [formatCount(numberOf(record, 'charsSent') ?? 0)]),
      ...fact(msg('Identifiers replaced'), [formatCount(numberOf(record, 'replacements') ?? 0)]),
    ],
    details: [
      ...detail(msg('Model'), text(record, 'model')),
      ...detail(msg('Endpoint'), text(record, 'endpoint')),
      ...detail(msg('Outcome'), text(record, 'outcome')),
    ],
  }),
  USER_CHANGED_EM_CODE: (record) => ({
    title: msg('E/M code changed'),
    changes: [
      {
        label: msg('E/M'),
        from: withModifiers(text(record, 'from'), texts(record, 'fromModifiers')),
        to: withModifiers(text(record, 'to'), texts(record, 'toModifiers')),
      },
    ],
  }),
  USER_ADDED_DIAGNOSIS: (record) => ({
    title: msg(str`Diagnosis ${text(record, 'code') ?? ''} added`),
    facts: [text(record, 'source') === 'ai' ? msg('from the suggestion') : msg('by hand')],
  }),
  USER_REMOVED_DIAGNOSIS: (record) => ({ title: msg(str`Diagnosis ${text(record, 'code') ?? ''} removed`) }),
  USER_CHANGED_PROCEDURE: (record) => {
    const [from, to] = [lineText(record.payload['from']), lineText(record.payload['to'])];
    if (from === null) return { title: msg(str`Procedure ${to ?? ''} added`) };
    if (to === null) return { title: msg(str`Procedure ${from} removed`) };
    return { title: msg('Procedure changed'), changes: [{ label: msg('Procedure'), from, to }] };
  },
  EDIT_OVERRIDDEN: (record) => ({
    title: msg('Warning overridden'),
    details: detail(msg('Edit'), text(record, 'editId')),
  }),
  USER_FINALIZED_CODES: (record) => ({
    title: msg('Codes finalized'),
    facts: [
      ...fact(msg('E/M'), [withModifiers(text(record, 'emCode'), texts(record, 'emModifiers')) ?? msg('none')]),
      ...fact(msg('Diagnoses'), texts(record, 'diagnoses')),
      ...fact(
        msg('Procedures'),
        Array.isArray(record.payload['procedures'])
          ? record.payload['procedures'].flatMap((line) => lineText(line) ?? [])
          : [],
      ),
    ],
    changes:
      text(record, 'emRecommended') !== null && text(record, 'emRecommended') !== text(record, 'emCode')
        ? [{ label: msg('E/M, suggested and final'), from: text(record, 'emRecommended'), to: text(record, 'emCode') }]
        : [],
    details: detail(msg('Run'), text(record, 'suggestionRunId')),
  }),
  ENCOUNTER_CREATED: (record) => ({
    title: msg('Encounter stored'),
    facts: [
      valueText('visitType', text(record, 'visitType'), {}),
      valueText('encounterDate', text(record, 'encounterDate'), {}),
    ].flatMap((each) => each ?? []),
    details: [
      ...detail(msg('Note version'), text(record, 'noteVersion')),
      ...detail(msg('Note hash'), text(record, 'noteSha256')),
    ],
  }),
  ENCOUNTER_UPDATED: (record, names) => {
    const changes = changesOf(record, names);
    const told = new Set(changes.map(({ label }) => label));
    const others = texts(record, 'fields')
      .filter((field) => field !== 'noteText')
      .map(fieldText)
      .filter((label) => !told.has(label));
    const version = text(record, 'noteVersion');
    const assigned = texts(record, 'fields').join() === 'assigneeId';
    return {
      title: assigned ? msg('Encounter assigned') : version === null ? msg('Encounter changed') : msg('Note changed'),
      changes,
      facts: [...others, ...(version === null ? [] : fact(msg('Note version'), [version]))],
      details: detail(msg('Note hash'), text(record, 'noteSha256')),
    };
  },
  ENCOUNTER_COMMENTED: () => ({ title: msg('Comment written') }),
  COMMENTS_READ: (record) => ({
    title: msg('Comments read'),
    facts: [plural(numberOf(record, 'count') ?? 0, msg('comment'), msg('comments'))],
  }),
  NOTE_READ: () => ({ title: msg('Note read') }),
  ENCOUNTER_REOPENED: (record) => ({ title: msg('Encounter reopened'), changes: statusChange(record) }),
  ENCOUNTER_VOIDED: (record) => ({ title: msg('Encounter voided'), changes: statusChange(record) }),
  ENCOUNTER_EXPORTED: (record) =>
    text(record, 'kind') === 'batch'
      ? { title: msg('Encounter exported'), details: detail(msg('Batch'), text(record, 'batchId')) }
      : {
          title: msg('Encounters downloaded'),
          facts: [
            (text(record, 'format') ?? '').toUpperCase(),
            ...['from', 'to'].flatMap((field) => valueText('encounterDate', text(record, field), {}) ?? []),
          ].filter(Boolean),
        },
  AUDIT_EXPORTED: (record) => ({
    title: msg('Audit trail exported'),
    facts: [
      (text(record, 'format') ?? '').toUpperCase(),
      plural(numberOf(record, 'count') ?? 0, msg('event'), msg('events')),
    ].filter(Boolean),
  }),
  SIGNED_IN: () => ({ title: msg('Signed in') }),
  SIGN_IN_FAILED: () => ({ title: msg('Sign-in refused') }),
  SIGNED_OUT: () => ({ title: msg('Signed out') }),
  USER_INVITED: (record, names) => ({
    title: msg('Person added'),
    facts: [nameOf(text(record, 'userId'), names), ...fact(msg('Role'), [roleText(text(record, 'role'))])],
  }),
  ROLE_CHANGED: (record, names) => ({
    title: msg('Role changed'),
    facts: [nameOf(text(record, 'userId'), names)].filter(Boolean),
    changes: [{ label: msg('Role'), from: roleText(text(record, 'from')), to: roleText(text(record, 'to')) }],
  }),
  USER_DEACTIVATED: (record, names) => ({
    title: msg('Person deactivated'),
    facts: [nameOf(text(record, 'userId'), names)].filter(Boolean),
  }),
  SETTING_CHANGED: (record) => {
    const setting = text(record, 'setting') ?? '';
    return {
      title: msg('Setting changed'),
      changes: [
        {
          label: fieldText(setting),
          from: valueText(setting, record.payload['from'], {}),
          to: valueText(setting, record.payload['to'], {}),
        },
      ],
    };
  },
  LOOK_IN_STARTED: () => ({ title: msg('Support looked in') }),
  LOOK_IN_ENDED: () => ({ title: msg('Support left') }),
  EMBED_SESSION_CREATED: (record, names) => ({
    title: msg('Session inside an EMR opened'),
    facts: [nameOf(text(record, 'userId'), names), roleText(text(record, 'role'))].filter(Boolean),
    details: [
      ...detail(msg('Components'), texts(record, 'components').join(', ') || null),
      ...detail(msg('Pages'), texts(record, 'allowedOrigins').join(', ') || null),
    ],
  }),
  API_KEY_CHANGED: (record, names) => ({
    title: msg('API key changed'),
    facts: [nameOf(text(record, 'apiKeyId'), names), keyChangeText(text(record, 'change'))].filter(Boolean),
  }),
  RETENTION_PURGED: () => ({ title: msg('Note and quotes destroyed after their retention') }),
};

function keyChangeText(change: string | null): string {
  switch (change) {
    case 'created':
      return msg('created');
    case 'rotated':
      return msg('replaced by a new one');
    case 'revoked':
      return msg('revoked');
    case 'partnerCreated':
      return msg('partner added');
    case 'partnerConsented':
      return msg('consent given to a partner');
    case 'partnerWithdrawn':
      return msg('consent withdrawn from a partner');
    default:
      return change ?? '';
  }
}

export function roleText(role: string | null): string {
  return role !== null && role in roleNames ? roleNames[role as keyof typeof roleNames]() : (role ?? '');
}

export function sentenceOf(record: AuditRecord, names: Names): Sentence {
  return sentences[record.action](record, names);
}

/** Who acted, and from where: a person at the portal, a person inside an EMR, a vendor's server, or Codeloom by itself. */
export function actorText({ actorType, userName, userRole }: AuditRecord): { name: string; note: string } {
  const role = roleText(userRole);
  switch (actorType) {
    case 'user':
      return { name: userName ?? msg('Somebody'), note: role };
    case 'embed':
      return { name: userName ?? msg('Somebody'), note: [role, msg('inside the EMR')].filter(Boolean).join(', ') };
    case 'partner':
      return { name: userName ?? msg('EMR server'), note: msg('EMR server, by API key') };
    case 'platform':
      return { name: userName ?? msg('Codeloom support'), note: msg('Codeloom support') };
    case 'system':
      return { name: 'Codeloom', note: msg('by itself') };
  }
}
