import type { Me } from '@codeloom/contracts';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { roleNames } from '../words.ts';
import { applyTheme, currentTheme, hasAddition, setAddition } from './theme.ts';
import type { Addition, Theme } from './theme.ts';

const themes: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'Follow the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

const additions: readonly { value: Addition; name: string }[] = [
  { value: 'contrast', name: 'More contrast' },
  { value: 'density', name: 'Compact rows' },
];

const isAddition = (value: string): value is Addition => additions.some((addition) => addition.value === value);
const isTheme = (value: string): value is Theme => themes.some((theme) => theme.value === value);

/** Who is signed in, how the portal looks, and the way out. Fires `codeloom-portal-sign-out`. */
export class CodeloomPortalUserMenu extends PortalElement {
  @property({ attribute: false }) me: Me | null = null;
  @state() private theme: Theme = currentTheme();

  #select(event: CustomEvent<{ item: { value?: string } }>): void {
    const { value = '' } = event.detail.item;
    if (value === 'sign-out') {
      this.dispatchEvent(new Event('codeloom-portal-sign-out'));
    } else if (isTheme(value)) {
      applyTheme(value);
      this.theme = value;
    } else if (isAddition(value)) {
      setAddition(value, !hasAddition(value));
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const user = this.me?.user;
    if (!user) return html``;
    const initials = `${user.firstName.charAt(0)}${user.lastName.charAt(0)}`;
    return html`<wa-dropdown placement="bottom-end" @wa-select=${this.#select}>
      <button
        slot="trigger"
        type="button"
        class="flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-full bg-accent-soft text-xs/none font-semibold text-accent"
      >
        ${initials}<span class="sr-only">: menu of ${user.firstName} ${user.lastName}, ${roleNames[user.role]}</span>
      </button>
      <div class="px-3 pt-2 pb-3">
        <div class="font-semibold">${user.firstName} ${user.lastName}</div>
        <div class="text-xs text-ink-2">${roleNames[user.role]} · ${user.email}</div>
      </div>
      <wa-divider></wa-divider>
      ${themes.map(
        ({ value, name }) =>
          html`<wa-dropdown-item type="checkbox" value=${value} ?checked=${this.theme === value}
            >${name}</wa-dropdown-item
          >`,
      )}
      <wa-divider></wa-divider>
      ${additions.map(
        ({ value, name }) =>
          html`<wa-dropdown-item type="checkbox" value=${value} ?checked=${hasAddition(value)}
            >${name}</wa-dropdown-item
          >`,
      )}
      <wa-divider></wa-divider>
      <wa-dropdown-item value="sign-out"><wa-icon slot="icon" name="sign-out"></wa-icon>Sign out</wa-dropdown-item>
    </wa-dropdown>`;
  }
}
