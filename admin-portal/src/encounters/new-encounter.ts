import { consume } from '@lit/context';
import type { EncounterCreateInput, Payer, VisitType } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { go, paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { payerNames, specialtyText, todayDate, visitTypeNames } from '../words.ts';

/**
 * What was typed into a form that could not be sent because the session had ended. In memory only, and shown again to
 * the same user only.
 */
let kept: { userId: string; fields: Record<string, string> } | null = null;

/** A new encounter: the facts of the visit and its note. */
export class CodeloomPortalNewEncounter extends PortalElement {
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
  @state() private busy = false;
  @state() private problem = '';
  /** One key for one form: sending it twice makes one encounter. */
  readonly #idempotencyKey = crypto.randomUUID();
  #fields: Record<string, string> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    const me = this.session?.me;
    if (me && kept?.userId === me.user.id) this.#fields = kept.fields;
    kept = null;
  }

  /** People come here to type: the first field takes the focus. */
  protected override firstUpdated(): void {
    const field = this.querySelector('wa-input');
    void field?.updateComplete.then(() => field.focus());
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy || !this.session?.me || !(event.target instanceof HTMLFormElement)) return;
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.target)) if (typeof value === 'string') fields[name] = value;
    this.#fields = fields;
    this.busy = true;
    this.problem = '';
    const userId = this.session.me.user.id;
    try {
      const { id } = await this.session.client.encounters.create(inputOf(fields), {
        idempotencyKey: this.#idempotencyKey,
      });
      go(paths.encounter(id));
    } catch (error) {
      if (error instanceof CodeloomError && error.code === 'unauthenticated') kept = { userId, fields };
      this.problem = error instanceof CodeloomError ? error.message : 'The encounter was not saved. Try again.';
      await this.updateComplete;
      this.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
    } finally {
      this.busy = false;
    }
  }

  #text(name: string, fallback = ''): string {
    return this.#fields[name] ?? fallback;
  }

  protected override render(): TemplateResult {
    return html`<form
      class="mx-auto grid max-w-380 gap-x-8 gap-y-5 px-4 pt-5 pb-12 three:grid-cols-[340px_1fr]"
      aria-labelledby="new-title"
      @submit=${this.#submit}
    >
      <div class="flex flex-col gap-3">
        <div>
          <a class="link text-xs" href=${paths.encounters()}>Encounters</a>
          <h1 id="new-title" class="mt-1 text-xl font-[650]">New encounter</h1>
        </div>
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing} ${this.#facts()}
      </div>
      <div class="flex flex-col gap-4">
        <wa-textarea
          class="grow"
          name="noteText"
          label="Visit note"
          hint="Paste the whole note as plain text. It is stored encrypted and read by the engine, line for line."
          rows="24"
          resize="vertical"
          spellcheck="false"
          required
          .defaultValue=${this.#text('noteText')}
        ></wa-textarea>
        <div class="flex items-center justify-end gap-2">
          <wa-button href=${paths.encounters()} appearance="plain">Cancel</wa-button>
          <wa-button type="submit" variant="brand" ?loading=${this.busy}>Save encounter</wa-button>
        </div>
      </div>
    </form>`;
  }

  #facts(): TemplateResult {
    const practice = this.session?.me?.practice;
    const select = (name: string, label: string, options: Record<string, string>, value: string): TemplateResult =>
      html`<wa-select name=${name} label=${label} .defaultValue=${value} placeholder="Not stated">
        ${Object.entries(options).map(([key, text]) => html`<wa-option value=${key}>${text}</wa-option>`)}
      </wa-select>`;
    return html`
      <wa-input
        name="patientPseudoId"
        label="Patient reference"
        hint="A pseudonym such as PT-20418, not the name."
        maxlength="64"
        autocomplete="off"
        required
        .defaultValue=${this.#text('patientPseudoId')}
      ></wa-input>
      <div class="grid grid-cols-2 gap-3">
        <wa-input
          name="encounterDate"
          type="date"
          label="Date of service"
          required
          .defaultValue=${this.#text('encounterDate', todayDate())}
        ></wa-input>
        <wa-input
          name="placeOfService"
          label="Place of service"
          inputmode="numeric"
          pattern="[0-9]{2}"
          maxlength="2"
          .defaultValue=${this.#text('placeOfService', '11')}
        ></wa-input>
      </div>
      ${select('visitType', 'Visit', visitTypeNames, this.#text('visitType', 'office_established'))}
      <wa-input
        name="specialty"
        label="Specialty"
        maxlength="64"
        required
        .defaultValue=${this.#text('specialty', specialtyText(practice?.specialty ?? ''))}
      ></wa-input>
      ${select('payer', 'Payer', payerNames, this.#text('payer'))}
      <div class="grid grid-cols-2 gap-3">
        <wa-input
          name="ageYears"
          type="number"
          label="Age in years"
          min="0"
          max="130"
          without-spin-buttons
          .defaultValue=${this.#text('ageYears')}
        ></wa-input>
        ${select('sex', 'Sex', { f: 'Female', m: 'Male' }, this.#text('sex'))}
      </div>
    `;
  }
}

function inputOf(fields: Record<string, string>): EncounterCreateInput {
  const { patientPseudoId = '', encounterDate = '', visitType = 'other', specialty = '', noteText = '' } = fields;
  const { payer, placeOfService, ageYears, sex } = fields;
  return {
    patientPseudoId,
    encounterDate,
    visitType: visitType as VisitType,
    specialty,
    noteText,
    ...(payer ? { payer: payer as Payer } : {}),
    ...(placeOfService ? { placeOfService } : {}),
    ...(ageYears ? { ageYears: Number(ageYears) } : {}),
    ...(sex === 'f' || sex === 'm' ? { sex } : {}),
  };
}
