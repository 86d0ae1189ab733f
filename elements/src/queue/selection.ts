/** Where a person stands in a list of ids, and which of them are chosen. Immutable: each act answers the next state. */
export interface Selection {
  /** The row the keys act on; -1 before the first key. */
  readonly at: number;
  /** Where a range began. */
  readonly anchor: number;
  readonly chosen: ReadonlySet<string>;
}

export const nothingChosen: Selection = { at: -1, anchor: -1, chosen: new Set() };

const within = (index: number, count: number): number => Math.min(Math.max(index, 0), count - 1);

/** One row on; with `extend` everything from where the range began is chosen too. */
export function move(state: Selection, ids: readonly string[], by: number, extend = false): Selection {
  if (ids.length === 0) return state;
  const at = state.at < 0 ? (by > 0 ? 0 : ids.length - 1) : within(state.at + by, ids.length);
  return extend
    ? rangeTo({ ...state, anchor: state.anchor < 0 ? Math.max(state.at, 0) : state.anchor }, ids, at)
    : { ...state, at, anchor: -1 };
}

/** Chooses a row, or takes it back. */
export function toggle(state: Selection, ids: readonly string[], index: number): Selection {
  const id = ids[index];
  if (id === undefined) return state;
  const chosen = new Set(state.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { at: index, anchor: index, chosen };
}

/** Chooses every row between where the range began and this one, beside what was chosen before. */
export function rangeTo(state: Selection, ids: readonly string[], index: number): Selection {
  const anchor = state.anchor < 0 ? index : state.anchor;
  const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
  return { at: index, anchor, chosen: new Set([...state.chosen, ...ids.slice(from, to + 1)]) };
}

/** All of them, or none when all are chosen already. */
export function toggleAll(state: Selection, ids: readonly string[]): Selection {
  const all = ids.length > 0 && ids.every((id) => state.chosen.has(id));
  return { ...state, anchor: -1, chosen: new Set(all ? [] : ids) };
}

/** What is still there after the list changed; the row under the keys stays the same one where it can. */
export function keep(state: Selection, before: readonly string[], after: readonly string[]): Selection {
  if (state.at < 0 && state.chosen.size === 0) return state;
  const there = new Set(after);
  const id = before[state.at];
  const at = id === undefined ? -1 : after.indexOf(id);
  return {
    at: state.at < 0 ? -1 : at >= 0 ? at : Math.min(state.at, after.length - 1),
    anchor: -1,
    chosen: new Set([...state.chosen].filter((chosen) => there.has(chosen))),
  };
}
