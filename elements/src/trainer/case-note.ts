import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import { EvidencePainter } from '../note/evidence-painter.ts';
import { linesOf } from '../note/note-lines.ts';
import type { NoteLine } from '../note/note-lines.ts';
import type { Evidence } from '../store/evidence.ts';

/** The note of a case, with the places of the comparison lit in it. */
export class CaseNote implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  readonly #painter = new EvidencePainter();
  #text = '';
  #lines: NoteLine[] = [];
  #scrolledTo: string | null = null;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#painter.clear();
  }

  render(text: string): TemplateResult {
    if (text !== this.#text) {
      this.#text = text;
      this.#lines = linesOf(text, []);
    }
    return html`<div class="text" part="note" dir="auto">
      ${this.#lines.map(
        (line) => html`<div class=${line.text.trim() === '' ? 'line blank' : 'line'} .textContent=${line.text}></div>`,
      )}
    </div>`;
  }

  /** After drawing: highlights need the text nodes. */
  paint(evidence: readonly Evidence[], activeKey: string | null): void {
    const lines = [...this.#host.renderRoot.querySelectorAll('.line')];
    const nodes = lines.map(({ firstChild }) => (firstChild instanceof Text ? firstChild : null));
    const active = evidence.find(({ key }) => key === activeKey) ?? null;
    this.#painter.paint(this.#lines, nodes, evidence, active);
    if (activeKey === this.#scrolledTo) return;
    this.#scrolledTo = activeKey;
    const start = active?.spans[0]?.start;
    if (start === undefined) return;
    const index = this.#lines.findLastIndex((line) => line.start <= start);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    lines[index]?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }

  clear(): void {
    this.#painter.clear();
    this.#scrolledTo = null;
  }
}
