import type { SessionGrant } from '@codeloom/sdk';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ProviderContext } from '../client-context.ts';
import { msg, said, str } from './localize.ts';

/** A state that is all words: what happened, what was kept, what to do. */
export function renderMessage(
  title: string,
  text: string,
  action?: { label: string; press: () => void },
): TemplateResult {
  return html`<div class="card message" role="status">
    <h2>${title}</h2>
    <p>${text}</p>
    ${action ? html`<button class="outline" type="button" @click=${action.press}>${action.label}</button>` : null}
  </div>`;
}

/** What stands where an answer will: `text` says to a screen reader what is on its way. */
export function renderSkeleton(text: string): TemplateResult {
  return html`<p class="sr" role="status">${text}</p>
    <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>`;
}

/** A whole card that waits. */
export function renderLoading(text: string): TemplateResult {
  return html`<div class="card" aria-busy="true">${renderSkeleton(text)}</div>`;
}

/** What stands in an element's place while its session is not there; null when the session includes the element. */
export function renderSessionState(
  provider: ProviderContext | null,
  element: { component: keyof SessionGrant['components']; subject: string; loading: string },
): TemplateResult | null {
  if (!provider) return renderMessage(msg('Not connected'), msg('Put this element inside a codeloom-provider.'));
  switch (provider.status) {
    case 'waiting':
    case 'connecting':
      return renderLoading(element.loading);
    case 'expired':
      return renderMessage(msg('Your session has ended'), msg('Everything shown here was cleared.'), {
        label: msg('Start again'),
        press: provider.reconnect,
      });
    case 'failed':
      return renderMessage(msg('Codeloom could not start'), said(provider.error?.message ?? ''), {
        label: msg('Try again'),
        press: provider.reconnect,
      });
    case 'ready':
      return provider.grant && !provider.grant.components[element.component]
        ? renderMessage(
            msg('Not part of this session'),
            msg(str`The session of this page does not include this: ${element.subject}.`),
          )
        : null;
  }
}
