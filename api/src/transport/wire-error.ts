import { httpStatus, type ErrorBody, type ErrorCode } from '@codeloom/contracts';
import { TRPCError } from '@trpc/server';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/errors.ts';

export interface WireError {
  code: ErrorCode;
  status: number;
  message: string;
  details?: unknown;
}

/** Where an input was wrong. Paths and messages only: the value itself may be note text. */
interface FieldProblem {
  path: string;
  message: string;
}

const MAX_PROBLEMS = 20;

/** What an issue of zod tells, in the parts that the two ways to it share. */
interface Issue {
  code?: string | undefined;
  message: string;
  expected?: unknown;
  keys?: unknown;
  values?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  origin?: unknown;
}

const kinds: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a JSON object',
  array: 'a JSON list',
  date: 'a date such as 2026-03-12',
};
const list = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(', ') : '');
const units = (origin: unknown): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '');

/** Our own wordings stay; where a schema has none, zod's short ones become what to do. Values given are never repeated. */
function advice(issue: Issue): string {
  if (!/^(?:Invalid|Unrecognized|Too )/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `This is needed. Write ${kinds[String(issue.expected)] ?? String(issue.expected)}.`
        : `Write ${kinds[String(issue.expected)] ?? String(issue.expected)} here.`;
    case 'invalid_value':
      return `Write one of: ${list(issue.values)}.`;
    case 'unrecognized_keys':
      return 'The request names a field that this address does not know. Leave it out, or check its spelling.';
    case 'too_small':
      return `Write at least ${String(issue.minimum)}${units(issue.origin)}.`;
    case 'too_big':
      return `Write at most ${String(issue.maximum)}${units(issue.origin)}.`;
    case 'invalid_format':
      return 'This does not have the expected form. The API documentation under /api/docs shows it.';
    default:
      return 'This does not fit any of the expected forms. The API documentation under /api/docs shows them.';
  }
}

function fromProblems(problems: FieldProblem[]): WireError {
  const shown = problems.slice(0, MAX_PROBLEMS);
  const first = shown[0];
  const where = first && first.path !== '' ? `${first.path}: ` : '';
  return {
    code: 'invalidInput',
    status: httpStatus.invalidInput,
    message: first ? `${where}${first.message}` : 'The request does not have the expected form.',
    details: shown,
  };
}

function fromZod(error: z.core.$ZodError): WireError {
  return fromProblems(
    error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: advice(issue) })),
  );
}

function of(code: ErrorCode, message: string): WireError {
  return { code, status: httpStatus[code], message };
}

/** Errors that Fastify itself raises before a handler runs. */
function fromFastify(error: { code?: unknown; statusCode?: unknown }): WireError | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return of('tooLarge', 'The request is larger than 1 MB. Send a shorter note, or split it by visit.');
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return of('invalidInput', 'Send JSON with the header Content-Type: application/json.');
  }
  const status = error.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return of('invalidInput', 'The request could not be read. Check that its body is valid JSON.');
  }
  return null;
}

const internal = of('internal', 'Something went wrong on our side. Try again, and name the request id if it stays.');

function fromTrpc(error: TRPCError): WireError {
  if (error.cause instanceof AppError) return toWireError(error.cause);
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.core.$ZodError) return fromZod(error.cause);
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError) return fromZod(error.cause);
  switch (error.code) {
    case 'NOT_FOUND':
      return of('notFound', 'There is no such procedure.');
    case 'PAYLOAD_TOO_LARGE':
      return of('tooLarge', 'The request is larger than 1 MB. Send a shorter note, or split it by visit.');
    case 'INTERNAL_SERVER_ERROR':
      return internal;
    default:
      return of('invalidInput', 'The request could not be read.');
  }
}

/** Any error as a caller may see it. What is not known becomes `internal`; nothing of its text leaves. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) {
    const wire = of(error.code, error.message);
    return error.details === undefined ? wire : { ...wire, details: error.details };
  }
  if (error instanceof TRPCError) return fromTrpc(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    return fromProblems(
      error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: advice({ ...issue.params, code: issue.keyword, message: issue.message ?? 'Invalid' }),
      })),
    );
  }
  if (error instanceof Error) return fromFastify(error as { code?: unknown; statusCode?: unknown }) ?? internal;
  return internal;
}

/** The one form of an error on the wire. */
export function errorBody(wire: WireError, requestId: string): ErrorBody {
  const { code, message, details } = wire;
  return { error: { code, message, ...(details === undefined ? {} : { details }), requestId } };
}
