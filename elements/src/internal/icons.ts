import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

/** Drawn on a 16 px grid with a 1.6 px stroke; decorative: the button around an icon carries the name. */
function icon(path: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;
}

export const checkIcon = icon(svg`<path d="M3 8.5l3.2 3.2L13 4.8"/>`);
export const crossIcon = icon(svg`<path d="M4 4l8 8M12 4l-8 8"/>`);
export const upIcon = icon(svg`<path d="M8 13V3M3.5 7.5L8 3l4.5 4.5"/>`);
export const downIcon = icon(svg`<path d="M8 3v10M3.5 8.5L8 13l4.5-4.5"/>`);
export const editIcon = icon(svg`<path d="M3 13l.6-2.9 7.2-7.2a1.2 1.2 0 011.7 0l.6.6a1.2 1.2 0 010 1.7L5.9 12.4z"/>`);
export const starIcon = icon(svg`<path d="M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6z"/>`);
export const undoIcon = icon(svg`<path d="M3 6h6.5a3.5 3.5 0 010 7H6M3 6l3-3M3 6l3 3"/>`);
export const gripIcon = icon(svg`<path stroke-width="2.2" d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01"/>`);
