import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg } from '../internal/localize.ts';
import { readModifiers } from './modifiers.ts';

/** A short text field for modifiers; a wrong entry says so by the browser's own validity and is not taken. */
export function renderModifiers(
  modifiers: readonly string[],
  label: string,
  change: (modifiers: string[]) => void,
): TemplateResult {
  return html`<input
    class="modifiers"
    type="text"
    aria-label=${label}
    placeholder=${msg('Modifiers')}
    autocomplete="off"
    autocapitalize="characters"
    spellcheck="false"
    maxlength="24"
    .value=${live(modifiers.join(', '))}
    @change=${(event: Event) => takeModifiers(event.target as HTMLInputElement, change)}
    @input=${(event: Event) => clearComplaint(event.target as HTMLInputElement)}
  />`;
}

function takeModifiers(field: HTMLInputElement, change: (modifiers: string[]) => void): void {
  const entry = readModifiers(field.value);
  if (entry.ok) {
    change(entry.modifiers);
    return;
  }
  field.setAttribute('aria-invalid', 'true');
  field.setCustomValidity(entry.message);
  field.reportValidity();
}

function clearComplaint(field: HTMLInputElement): void {
  field.removeAttribute('aria-invalid');
  field.setCustomValidity('');
}
