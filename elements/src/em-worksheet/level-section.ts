import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPercent, plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import { elementName, levelWord, mdmElements, meetsLevel } from '../store/mdm-words.ts';
import type { WorksheetView } from './view.ts';

/** The level, how it moved, and which two of the three carry it. */
export function renderLevel(view: WorksheetView): TemplateResult {
  const { em, marks, state } = view;
  const now = em.recommended?.code ?? null;
  return html`${renderBar(view)}
    <section class="section level" aria-label=${msg('Level of the visit')}>
      ${em.recommended || !em.withheld ? nothing : html`<p class="quiet">${said(em.withheld)}</p>`}
      <p class="sr" role="status">
        ${marks.size > 0 && !state.asking ? msg(str`The level is now ${now ?? msg('None')}.`) : nothing}
      </p>
      ${renderMarks(view)} ${renderThree(view)}
    </section>`;
}

/** The level stays in view while the facts below it are gone through. */
function renderBar(view: WorksheetView): TemplateResult {
  const { em, stored, marks, state } = view;
  const before = stored.recommended?.code ?? null;
  const now = em.recommended?.code ?? null;
  const moved = marks.size > 0 && before !== null && before !== now;
  return html`<div
    class="section level-bar ${state.asking ? 'asking' : ''}"
    aria-busy=${state.asking ? 'true' : 'false'}
  >
    <div class="head">
      <h3 class="label">${msg('E/M worksheet')}</h3>
      <span class="quiet">${basisOf(view)}</span>
    </div>
    <div class="level-main">
      ${moved ? html`<span class="was code">${before}</span><span class="arrow" aria-hidden="true">→</span>` : nothing}
      <span class="em-code code" part="level">${now ?? msg('None')}</span>
      <span class="level-facts">
        ${
          em.recommended
            ? html`<span class="em-label">${said(em.recommended.label)}</span>
                <span class="quiet">${msg(str`${formatPercent(em.recommended.confidence)} confidence`)}</span>`
            : html`<span class="em-label">${msg('No E/M recommendation available.')}</span>`
        }
      </span>
    </div>
  </div>`;
}

function basisOf({ em }: WorksheetView): string {
  if (em.basis === 'time' && em.time) return msg(str`by total time, ${em.time.minutes} minutes`);
  return em.basis === 'mdm' ? msg('by decision making, 2 of 3') : '';
}

function renderMarks({ marks, state, clear, retry }: WorksheetView): TemplateResult | typeof nothing {
  if (state.error) {
    return html`<p class="notice stop" role="alert">
      <strong>${msg('Not recomputed')}</strong>
      <span>
        ${said(state.error.message)}
        <button type="button" class="link" @click=${retry}>${msg('Try again')}</button>
      </span>
    </p>`;
  }
  if (marks.size === 0) return nothing;
  return html`<p class="marks">
    <span class="pill warn">
      ${msg(str`Without ${plural(marks.size, msg('fact'), msg('facts'))} you marked as not supported`)}
    </span>
    <button type="button" class="link" @click=${clear}>${msg('Take the marks back')}</button>
  </p>`;
}

/** Two of three: the two (or three) that reach the level of the visit are ticked. */
function renderThree({ em }: WorksheetView): TemplateResult {
  const meeting = mdmElements.filter((element) => meetsLevel(em.mdm, element));
  const names = meeting.map(elementName).join(', ');
  return html`<div class="three">
    <p class="quiet">
      ${msg(str`Decision making is ${levelWord(em.mdm.level).toLowerCase()}: two of three must reach it. ${names} do.`)}
    </p>
    <ul aria-label=${msg('Two of three')}>
      ${mdmElements.map((element) => {
        const meets = meeting.includes(element);
        return html`<li class="third ${meets ? 'meets' : ''}">
          <span class="swatch ${element}"></span>
          <span>${elementName(element)}</span>
          <strong>${levelWord(em.mdm[element].level)}</strong>
          <span class="tick">${meets ? msg('reaches it') : msg('below')}</span>
        </li>`;
      })}
    </ul>
  </div>`;
}
