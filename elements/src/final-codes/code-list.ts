import { claimLimits } from '@codeloom/contracts/limits';
import type { CodeHit, CodeloomEventDetails } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html as htmlWithTag, unsafeStatic } from 'lit/static-html.js';
import { registeredTag } from '../internal/define-tag.ts';
import { crossIcon, downIcon, editIcon, gripIcon, upIcon } from '../internal/icons.ts';
import { plural } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { addDiagnosis, addProcedure, changeDiagnosis } from '../store/code-draft.ts';
import type { DraftDiagnosis, DraftProcedure, RowKind } from '../store/code-draft.ts';
import { renderLineEditor } from './line-editor.ts';
import type { CodesView } from './view.ts';

type Row = DraftDiagnosis | DraftProcedure;

const words: Record<
  RowKind,
  { title: () => string; add: () => string; key: string; empty: () => string; evidence: string }
> = {
  diagnoses: {
    title: () => msg('Diagnoses'),
    add: () => msg('Add diagnosis'),
    key: 'D',
    empty: () => msg('No diagnoses added yet.'),
    evidence: 'diagnosis',
  },
  procedures: {
    title: () => msg('Procedures'),
    add: () => msg('Add procedure'),
    key: 'P',
    empty: () => msg('No procedures added yet.'),
    evidence: 'procedure',
  },
};

/** One list of the claim, in claim order. */
export function renderCodeList(view: CodesView, kind: RowKind): TemplateResult {
  const rows: readonly Row[] = view.state.draft[kind];
  const { title, add, key, empty } = words[kind];
  const adding = view.editor?.what === 'add' && view.editor.kind === kind;
  const tooMany = kind === 'diagnoses' && rows.length > claimLimits.diagnoses;
  return html`<section class="section" aria-labelledby="${kind}-title">
    <div class="head">
      <h3 class="label" id="${kind}-title">${title()}</h3>
      ${
        view.canEdit
          ? html`<button
              type="button"
              class="add"
              aria-expanded=${adding ? 'true' : 'false'}
              @click=${() => view.openEditor(adding ? null : { what: 'add', kind })}
            >
              ${add()} ${view.cap(kind === 'diagnoses' ? 'codes.addDiagnosis' : 'codes.addProcedure', key)}
            </button>`
          : nothing
      }
    </div>
    ${
      rows.length === 0
        ? html`<p class="empty">${empty()}</p>`
        : html`<ol
            class="rows ${view.canEdit ? 'editable' : ''}"
            @dragover=${(event: DragEvent) => dragOver(view, kind, event)}
            @drop=${(event: DragEvent) => drop(view, kind, event)}
          >
            ${repeat(
              rows,
              (row) => row.key,
              (row, index) => renderRow(view, kind, row, index, rows.length),
            )}
          </ol>`
    }
    ${
      tooMany
        ? html`<p class="notice warning">
            <strong>${msg(str`Past ${claimLimits.diagnoses}`)}</strong>
            <span
              >${msg(str`A claim holds ${claimLimits.diagnoses} diagnoses. The shaded ones stay on this page and are not submitted.`)}</span
            >
          </p>`
        : nothing
    }
    ${adding ? renderAdd(view, kind) : nothing}
  </section>`;
}

function renderRow(view: CodesView, kind: RowKind, row: Row, index: number, count: number): TemplateResult {
  const evidenceKey = `${words[kind].evidence}:${row.code}`;
  const active = view.state.activeKey === evidenceKey;
  const { drag, editor } = view;
  const dragged = drag?.key === row.key;
  const drop = drag?.kind === kind && !dragged && drag.over === index;
  const classes = [
    'row',
    active ? 'active' : '',
    kind === 'diagnoses' && index >= claimLimits.diagnoses ? 'past' : '',
    dragged ? 'dragged' : '',
    drop ? (drag.over > indexOf(view, kind, drag.key) ? 'drop-after' : 'drop-before') : '',
    editsOn(view, row.code) ? 'has-edit' : '',
  ].join(' ');
  return html`<li
    class=${classes}
    data-key=${row.key}
    data-index=${index}
    @keydown=${(event: KeyboardEvent) => rowKey(view, kind, row, index, event)}
  >
    <div class="row-line">
      <button
        type="button"
        class="row-main"
        aria-pressed=${active ? 'true' : 'false'}
        aria-keyshortcuts=${view.canEdit ? 'Alt+ArrowUp Alt+ArrowDown Delete' : nothing}
        @click=${() => view.show(evidenceKey)}
      >
        <span class="position">${index + 1}<span class="sr"> ${msg(str`of ${count}`)}</span></span>
        <span class="row-code code">${row.code}</span>
        <span class="row-text">
          <span>${row.description}</span>
          <span class="quiet">${detailsOf(view, kind, row)}</span>
        </span>
        <span class="source ${row.source}">${row.source === 'ai' ? msg('AI') : msg('You')}</span>
      </button>
      ${view.canEdit ? renderTools(view, kind, row, index, count) : nothing}
    </div>
    ${editor?.what === 'line' && editor.key === row.key && 'units' in row ? renderLineEditor(view, row) : nothing}
    ${editor?.what === 'replace' && editor.key === row.key ? renderReplace(view, row) : nothing}
  </li>`;
}

function renderTools(view: CodesView, kind: RowKind, row: Row, index: number, count: number): TemplateResult {
  const editorOf = kind === 'diagnoses' ? ('replace' as const) : ('line' as const);
  const open = view.editor !== null && 'key' in view.editor && view.editor.key === row.key;
  return html`<span class="tools">
    <span
      class="grip"
      draggable="true"
      title=${msg('Drag to reorder')}
      @dragstart=${(event: DragEvent) => startDrag(view, kind, row, index, event)}
      @dragend=${() => view.setDrag(null)}
      >${gripIcon}</span
    >
    <button
      type="button"
      class="icon"
      aria-label=${msg(str`Move ${row.code} up`)}
      title=${msg('Move up (Alt ↑)')}
      ?disabled=${index === 0}
      @click=${() => view.move(kind, row.key, index - 1)}
    >
      ${upIcon}
    </button>
    <button
      type="button"
      class="icon"
      aria-label=${msg(str`Move ${row.code} down`)}
      title=${msg('Move down (Alt ↓)')}
      ?disabled=${index === count - 1}
      @click=${() => view.move(kind, row.key, index + 1)}
    >
      ${downIcon}
    </button>
    <button
      type="button"
      class="icon"
      aria-label=${msg(str`Edit ${row.code}`)}
      title=${msg('Edit')}
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => view.openEditor(open ? null : { what: editorOf, key: row.key })}
    >
      ${editIcon}
    </button>
    <button
      type="button"
      class="icon remove"
      aria-label=${msg(str`Remove ${row.code}`)}
      title=${msg('Remove (Delete)')}
      @click=${() => view.remove(kind, row.key)}
    >
      ${crossIcon}
    </button>
  </span>`;
}

function renderAdd(view: CodesView, kind: RowKind): TemplateResult {
  const add = (hit: Pick<CodeHit, 'code' | 'description'>): void => {
    view.edit((draft) => (kind === 'diagnoses' ? addDiagnosis(draft, hit) : addProcedure(draft, hit)));
    view.openEditor(null);
  };
  return renderSearch(view, kind === 'diagnoses' ? 'icd10cm' : 'procedure', words[kind].add(), add);
}

function renderReplace(view: CodesView, row: Row): TemplateResult {
  return renderSearch(view, 'icd10cm', msg(str`Replace ${row.code}`), (hit) => {
    view.edit((draft) => changeDiagnosis(draft, row.key, hit));
    view.openEditor(null);
  });
}

function renderSearch(
  view: CodesView,
  system: 'icd10cm' | 'procedure',
  label: string,
  choose: (hit: Pick<CodeHit, 'code' | 'description'>) => void,
): TemplateResult {
  // Fetched when it is first opened; its name may have an ending, or be a private one where a host owns ours.
  const tag = unsafeStatic(registeredTag('codeloom-code-search'));
  return htmlWithTag`<div
    class="editor"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      view.openEditor(null);
    }}
  >
    <${tag}
      class="search"
      system=${system}
      label=${label}
      .date=${view.encounter.encounterDate}
      @codeloom-code-selected=${(event: CustomEvent<CodeloomEventDetails['codeloom-code-selected']>) => {
        event.stopPropagation();
        choose(event.detail);
      }}
    ></${tag}>
  </div>`;
}

function detailsOf(view: CodesView, kind: RowKind, row: Row): string {
  const { suggestion } = view.encounter;
  const found = suggestion?.[kind].find((item) => item.code === row.code);
  const parts: string[] = [];
  if ('units' in row) {
    if (row.modifiers.length > 0) parts.push(msg(str`modifier ${row.modifiers.join(', ')}`));
    if (row.units !== 1) parts.push(plural(row.units, msg('unit'), msg('units')));
    if (row.justifiedBy.length > 0) parts.push(msg(str`for ${row.justifiedBy.join(', ')}`));
  }
  parts.push(
    found
      ? plural(found.evidence.length, msg('place'), msg('places'))
      : row.source === 'ai'
        ? msg('suggested before')
        : msg('added by you'),
  );
  return parts.join(' · ');
}

function editsOn(view: CodesView, code: string): boolean {
  return view.state.edits.some((edit) => edit.severity !== 'info' && edit.codes.includes(code));
}

function indexOf(view: CodesView, kind: RowKind, key: string): number {
  return view.state.draft[kind].findIndex((row) => row.key === key);
}

function rowKey(view: CodesView, kind: RowKind, row: Row, index: number, event: KeyboardEvent): void {
  if (!view.canEdit || !(event.target as Element).closest('.row-main, .tools')) return;
  if (event.altKey && event.key === 'ArrowUp') view.move(kind, row.key, index - 1);
  else if (event.altKey && event.key === 'ArrowDown') view.move(kind, row.key, index + 1);
  else if (event.key === 'Delete') view.remove(kind, row.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function startDrag(view: CodesView, kind: RowKind, row: Row, index: number, event: DragEvent): void {
  const element = (event.target as Element).closest('li');
  event.dataTransfer?.setData('text/plain', row.code);
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  if (element) event.dataTransfer?.setDragImage(element, 16, 16);
  view.setDrag({ kind, key: row.key, over: index });
}

function dragOver(view: CodesView, kind: RowKind, event: DragEvent): void {
  if (view.drag?.kind !== kind) return;
  event.preventDefault();
  const over = Number(
    (event.target as Element).closest<HTMLElement>('li[data-index]')?.dataset['index'] ?? view.drag.over,
  );
  if (over !== view.drag.over) view.setDrag({ ...view.drag, over });
}

function drop(view: CodesView, kind: RowKind, event: DragEvent): void {
  if (view.drag?.kind !== kind) return;
  event.preventDefault();
  view.move(kind, view.drag.key, view.drag.over);
  view.setDrag(null);
}
