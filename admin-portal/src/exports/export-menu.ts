import { consume } from '@lit/context';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';

/** Finalized encounters as a file: look at them, or hand them on and mark them as exported. */
export class CodeloomPortalExport extends PortalElement {
  /** First and last date of service, YYYY-MM-DD; empty = no limit. */
  @property() from = '';
  @property() to = '';
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
  @state() private busy = false;
  @state() private said = '';
  @state() private failed = false;

  async #select({ detail }: CustomEvent<{ item: { value?: string } }>): Promise<void> {
    const { exports } = this.session ?? {};
    if (!exports || this.busy) return;
    const range = { ...(this.from ? { from: this.from } : {}), ...(this.to ? { to: this.to } : {}) };
    this.busy = true;
    this.said = '';
    this.failed = false;
    try {
      if (detail.item.value === 'batch') {
        const { id, encounterIds } = await exports.createBatch(range);
        if (encounterIds.length > 0) saveFile(await exports.download({ format: 'csv', batchId: id }));
        this.said = batchWords(encounterIds.length);
        this.dispatchEvent(new Event('codeloom-portal-exported'));
      } else {
        saveFile(await exports.download({ ...range, format: detail.item.value === 'json' ? 'json' : 'csv' }));
      }
    } catch (error) {
      this.failed = true;
      this.said = error instanceof CodeloomError ? error.message : 'The export did not work. Try again.';
    }
    this.busy = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const role = this.session?.me?.user.role;
    if (role !== 'BILLER' && role !== 'PRACTICE_ADMIN') return nothing;
    const days = this.from || this.to ? 'of the dates shown' : 'of all dates';
    return html`<div class="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      <span class=${`text-[13px] ${this.failed ? 'text-stop' : 'text-ink-2'}`} role="status">${this.said}</span>
      <wa-dropdown placement="bottom-end" @wa-select=${this.#select}>
        <wa-button slot="trigger" appearance="outlined" size="s" with-caret ?loading=${this.busy}>Export</wa-button>
        <div class="px-3 pt-2 pb-1 text-xs text-ink-2">Finalized encounters ${days}</div>
        <wa-dropdown-item value="csv">Download as CSV</wa-dropdown-item>
        <wa-dropdown-item value="json">Download as JSON</wa-dropdown-item>
        <wa-divider></wa-divider>
        <wa-dropdown-item value="batch">Download and mark as exported</wa-dropdown-item>
      </wa-dropdown>
    </div>`;
  }
}

function batchWords(count: number): string {
  if (count === 0) return 'Nothing is waiting to be exported.';
  return `${count} ${count === 1 ? 'encounter' : 'encounters'} exported.`;
}

/** A file made here and now; the address of its content is given up at once. */
function saveFile({ fileName, text }: { fileName: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
