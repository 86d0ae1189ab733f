import type { Person } from '@codeloom/contracts';
import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { renderAssignDialog } from './assign-dialog.ts';
import { said } from '../internal/localize.ts';
import { errorOf } from './paged.ts';
import { renderViewDialog } from './view-dialog.ts';

type Open =
  | { what: 'assign'; ids: readonly string[]; query: string; at: number }
  | { what: 'view'; problem: string; busy: boolean };

export interface DialogActs {
  assign: (ids: readonly string[], assigneeId: string | null) => void;
  /** Rejects when the view was not kept. */
  keepView: (input: { name: string; shared: boolean }) => Promise<void>;
  /** Where the focus goes when a dialog is gone from the document. */
  focusBack: () => void;
}

interface DialogHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The questions a worklist asks, one at a time: to whom, and under which name. */
export class QueueDialogs implements ReactiveController {
  readonly #host: DialogHost;
  readonly #acts: DialogActs;
  #open: Open | null = null;
  /** Opened, or closed, since the last time the page was drawn. */
  #turned = false;

  constructor(host: DialogHost, acts: DialogActs) {
    this.#host = host;
    this.#acts = acts;
    host.addController(this);
  }

  askAssignee(ids: readonly string[]): void {
    if (ids.length > 0) this.#turn({ what: 'assign', ids, query: '', at: 0 });
  }

  askName(): void {
    this.#turn({ what: 'view', problem: '', busy: false });
  }

  close(): void {
    if (this.#open) this.#turn(null);
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    dialog?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    if (!this.#turned) return;
    this.#turned = false;
    if (dialog && !dialog.open) dialog.showModal();
    if (!this.#open) this.#acts.focusBack();
  }

  render(people: readonly Person[], canShare: boolean): TemplateResult {
    const open = this.#open;
    const close = (): void => this.close();
    if (open?.what === 'view') {
      const { problem, busy } = open;
      const save = (input: { name: string; shared: boolean }): void => void this.#keepView(input);
      return html`${renderViewDialog({ canShare, problem, saving: busy, save, close })}`;
    }
    if (open?.what !== 'assign') return html``;
    return html`${renderAssignDialog({
      people,
      count: open.ids.length,
      query: open.query,
      at: open.at,
      type: (query) => this.#change({ ...open, query, at: 0 }),
      point: (at) => {
        if (at !== open.at) this.#change({ ...open, at });
      },
      choose: (assigneeId) => {
        this.close();
        this.#acts.assign(open.ids, assigneeId);
      },
      close,
    })}`;
  }

  async #keepView(input: { name: string; shared: boolean }): Promise<void> {
    this.#change({ what: 'view', problem: '', busy: true });
    try {
      await this.#acts.keepView(input);
      this.close();
    } catch (thrown) {
      if (this.#open) this.#change({ what: 'view', problem: said(errorOf(thrown).message), busy: false });
    }
  }

  #turn(open: Open | null): void {
    this.#turned = true;
    this.#change(open);
  }

  #change(open: Open | null): void {
    this.#open = open;
    this.#host.requestUpdate();
  }
}
