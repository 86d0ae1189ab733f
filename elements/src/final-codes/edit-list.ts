import type { Edit } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

const order = { stop: 0, warning: 1, info: 2 } as const;
const words = { stop: 'Stop', warning: 'Warning', info: 'Note' } as const;

/** What a payer would ask about these codes. Stops block; warnings ask for a reason at finalization. */
export function renderEdits(edits: readonly Edit[]): TemplateResult {
  const sorted = edits.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return html`<div class="edits" role="region" aria-label="Checks" aria-live="polite">
    ${sorted.map(
      (edit) =>
        html`<div class="notice ${edit.severity}" tabindex=${edit.severity === 'stop' ? '-1' : nothing}>
          <strong>${words[edit.severity]}</strong>
          <span>${edit.message}<span class="edit-source">${sourceOf(edit)}</span></span>
        </div>`,
    )}
  </div>`;
}

function sourceOf({ source, carc }: Edit): string {
  return carc ? `${source} · tends to be denied as CO-${carc}` : source;
}
