import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';

/** The mark: two warp and two weft threads, woven over and under. */
const mark = svg`
  <g fill="none" stroke-width="2.6" stroke-linecap="round">
    <g stroke="var(--codeloom-thread-problems)">
      <path d="M8.5 3v5.5M8.5 12.2V21" />
      <path d="M15.5 3v9.2M15.5 15.8V21" />
    </g>
    <g stroke="var(--codeloom-thread-risk)">
      <path d="M3 8.5h9.2M15.8 8.5H21" />
      <path d="M3 15.5h5.2M11.8 15.5H21" />
    </g>
  </g>`;

export const logo = (size = 22): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">${mark}</svg>`;
