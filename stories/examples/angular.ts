import { Component, CUSTOM_ELEMENTS_SCHEMA, Input, signal } from '@angular/core';
import type { OnDestroy, OnInit } from '@angular/core';
import { loadCodeloom } from '@codeloom/sdk/pure';

@Component({
  selector: 'app-coding',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <codeloom-provider [attr.encounter-external-id]="visit" (codeloom-ready)="ready.set(true)">
      <p role="status">{{ ready() ? 'The encounter is open.' : 'Opening the encounter.' }}</p>
      <codeloom-suggest></codeloom-suggest>
      <codeloom-final-codes name="codes"></codeloom-final-codes>
    </codeloom-provider>
  `,
})
export class CodingComponent implements OnInit, OnDestroy {
  @Input({ required: true }) visit = '';
  readonly ready = signal(false);
  readonly #loading = loadCodeloom({ origin: 'https://YOUR-CODELOOM' });

  async ngOnInit(): Promise<void> {
    const codeloom = await this.#loading;
    codeloom?.load({
      fetchClientSecret: async () => (await fetch('/my/codeloom-session', { method: 'POST' })).text(),
    });
  }

  ngOnDestroy(): void {
    void this.#loading.then((codeloom) => codeloom?.logout());
  }
}
