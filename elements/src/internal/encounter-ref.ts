import type { EncounterRef } from '@codeloom/contracts';
import type { SessionGrant } from '@codeloom/sdk';

/** The encounter an element or a provider was told by its attributes. */
export function refOf(encounterId: string | null, externalId: string | null): EncounterRef | null {
  // Branding only says "was checked": the server checks the form of what a host wrote.
  if (encounterId) return { id: encounterId } as EncounterRef;
  return externalId ? { externalId } : null;
}

export function keyOf(ref: EncounterRef): string {
  return 'id' in ref ? `id:${ref.id}` : `external:${ref.externalId}`;
}

/**
 * The encounter the session is bound to, when an element was told another one. An embedded application that keeps
 * showing the first patient after the chart changed is the classic fault (smart-on-fhir/client-js#199).
 */
export function mismatchOf(
  ref: EncounterRef,
  grant: SessionGrant | null,
): { expected: string; received: string } | null {
  if (!grant?.encounterId) return null;
  if ('id' in ref) return ref.id === grant.encounterId ? null : { expected: grant.encounterId, received: ref.id };
  return ref.externalId === grant.encounterExternalId
    ? null
    : { expected: grant.encounterExternalId ?? grant.encounterId, received: ref.externalId };
}
