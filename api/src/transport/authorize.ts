import type { EmbedComponents } from '@codeloom/contracts';
import { AppError } from '../platform/errors.ts';
import type { Actor } from './actor.ts';
import { abilities, type Ability, type Access, type EmbedFeature, type Transport } from './policy.ts';

function hasFeature(components: EmbedComponents, feature: EmbedFeature): boolean {
  switch (feature) {
    case 'any':
      return Object.values(components).some((component) => component !== undefined);
    case 'note.canEdit':
      return components.note?.canEdit === true;
    case 'suggest':
      return components.suggest !== undefined;
    case 'suggest.canRun':
      return components.suggest?.canRun === true;
    case 'finalCodes':
      return components.finalCodes !== undefined;
    case 'finalCodes.canEdit':
      return components.finalCodes?.canEdit === true;
    case 'finalCodes.canFinalize':
      return components.finalCodes?.canFinalize === true;
    case 'finalCodes.canComment':
      return components.finalCodes?.canComment === true;
    case 'queue':
      return components.queue !== undefined;
    case 'queue.canAssign':
      return components.queue?.canAssign === true;
    case 'auditTrail':
      return components.auditTrail !== undefined;
    case 'trainer':
      return components.trainer !== undefined;
    case 'usage':
      return components.usage !== undefined;
    case 'codeSearch':
      return components.codeSearch !== undefined;
  }
}

function isAllowed(access: Access, actor: Actor, transport: Transport): boolean {
  if (access.anonymous?.includes(transport)) return true;
  switch (actor.type) {
    case 'anonymous':
      return false;
    case 'user':
      return access.roles.includes(actor.role);
    case 'embed':
      return (
        access.roles.includes(actor.role) &&
        (access.embed ?? []).some((feature) => hasFeature(actor.components, feature))
      );
    case 'partner':
      return access.partner === true || (access.partner !== undefined && actor.scopes.includes(access.partner));
    case 'vendor':
      return access.vendor === true;
    case 'platform':
      return access.platform === true;
  }
}

/** Whether an ability may be used without being known on this transport. */
export function isOpen(ability: Ability, transport: Transport): boolean {
  const access: Access = abilities[ability];
  return access.anonymous?.includes(transport) === true;
}

/** Throws unless the actor may use the ability. An ability without a row is denied. */
export function authorize(ability: string, actor: Actor, transport: Transport): void {
  const access: Access | undefined = Object.hasOwn(abilities, ability) ? abilities[ability as Ability] : undefined;
  if (access && isAllowed(access, actor, transport)) return;
  if (actor.type === 'anonymous') throw new AppError('unauthenticated', 'Sign in to continue.');
  if (actor.type === 'embed') {
    throw new AppError(
      'denied',
      'This embedded session does not include this action. Ask for it when the session is created.',
    );
  }
  if (actor.type === 'partner') {
    throw new AppError('denied', 'This API key does not include this action. A practice admin can make one that does.');
  }
  throw new AppError('denied', 'Your role does not include this action. A practice admin can help.');
}
