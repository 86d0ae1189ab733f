import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A new key in full: it stands here until somebody says that it was copied, and nowhere afterwards. */
export function shownOnce({ name, secret, done }: { name: string; secret: string; done: () => void }): TemplateResult {
  return html`<div class="mx-4 mb-4 rounded-row bg-accent-soft px-4 py-3" role="status">
    <div class="font-semibold">Copy “${name}” now: it is shown this once.</div>
    <div class="mt-2 flex flex-wrap items-center gap-3">
      <code class="code min-w-0 flex-1 text-[13px] break-all select-all">${secret}</code>
      <wa-button size="s" appearance="outlined" @click=${() => navigator.clipboard.writeText(secret)}>Copy</wa-button>
      <wa-button size="s" appearance="plain" @click=${done}>Done</wa-button>
    </div>
  </div>`;
}
