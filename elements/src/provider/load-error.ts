import type { LoadErrorType } from '@codeloom/contracts';
import type { CodeloomError } from '@codeloom/sdk';

/** Which of the public causes an error belongs to: hosts switch on it, so the set is closed. */
export function loadErrorType({ code }: CodeloomError, what: 'session' | 'encounter'): LoadErrorType {
  switch (code) {
    case 'network':
    case 'timeout':
      return 'api_connection_error';
    case 'unauthenticated':
    case 'denied':
      return 'authentication_error';
    case 'sessionExpired':
      return what === 'session' ? 'session_create_error' : 'authentication_error';
    case 'invalidInput':
    case 'notFound':
    case 'tooLarge':
      return 'invalid_request_error';
    case 'tooManyRequests':
      return 'rate_limit_error';
    case 'aborted':
    case 'badAnswer':
    case 'conflict':
    case 'databaseUnavailable':
    case 'internal':
    case 'modelUnavailable':
    case 'unresolvedEdits':
      return 'api_error';
  }
}
