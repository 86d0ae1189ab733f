import { expect } from '@esm-bundle/chai';
import { keep, move, nothingChosen, rangeTo, toggle, toggleAll } from './selection.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const chosen = (state: { chosen: ReadonlySet<string> }): string => [...state.chosen].sort().join('');

describe('the selection of a worklist', () => {
  it('begins at the first row, or at the last when going up, and stops at the ends', () => {
    expect(move(nothingChosen, ids, 1).at).to.equal(0);
    expect(move(nothingChosen, ids, -1).at).to.equal(4);
    expect(move({ ...nothingChosen, at: 4 }, ids, 1).at).to.equal(4);
    expect(move(nothingChosen, [], 1)).to.equal(nothingChosen);
  });

  it('a range grows from where it began, over rows chosen before', () => {
    const one = toggle(nothingChosen, ids, 1);
    const grown = move(move(one, ids, 1, true), ids, 1, true);
    expect(chosen(grown)).to.equal('bcd');
    expect(chosen(rangeTo(toggle(nothingChosen, ids, 4), ids, 2))).to.equal('cde');
  });

  it('choosing twice takes back, and so does choosing all twice', () => {
    expect(chosen(toggle(toggle(nothingChosen, ids, 2), ids, 2))).to.equal('');
    const all = toggleAll(nothingChosen, ids);
    expect(chosen(all)).to.equal('abcde');
    expect(chosen(toggleAll(all, ids))).to.equal('');
  });

  it('follows its row to a new place and forgets what is gone', () => {
    const state = { ...toggle(toggle(nothingChosen, ids, 1), ids, 3), at: 3 };
    const kept = keep(state, ids, ['x', 'd', 'e']);
    expect([kept.at, chosen(kept)]).to.deep.equal([1, 'd']);
    expect(keep(state, ids, ['x']).at).to.equal(0);
  });
});
