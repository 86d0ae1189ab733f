import { expect } from '@esm-bundle/chai';
import { formatCount, formatDate, formatPercent } from './format.ts';
import { currentLocale, english, inLocale, msg, setPageLocale, str } from './localize.ts';
import type { Locale } from './localize.ts';

const spanish: Locale = { tag: 'es-US', texts: { Save: 'Guardar', '{0} of {1} codes': 'de {1} códigos, {0}' } };

describe('a text for people', () => {
  afterEach(() => setPageLocale(english));

  it('stays English where nothing was translated', () => {
    expect(msg('Save')).to.equal('Save');
    expect(inLocale(spanish, () => msg('Close'))).to.equal('Close');
    expect(inLocale(spanish, () => msg(str`${3} rows`))).to.equal('3 rows');
  });

  it('is translated with its values in the order of the other language', () => {
    expect(inLocale(spanish, () => msg('Save'))).to.equal('Guardar');
    expect(inLocale(spanish, () => msg(str`${2} of ${7} codes`))).to.equal('de 7 códigos, 2');
  });

  it('keeps braces that a value brings along', () => {
    expect(inLocale(spanish, () => msg(str`${'{1}'} of ${7} codes`))).to.equal('de 7 códigos, {1}');
  });

  it('goes back to the page’s language after a rendering, also one that throws', () => {
    expect(() =>
      inLocale(spanish, () => {
        throw new Error('rendering failed');
      }),
    ).to.throw('rendering failed');
    expect(currentLocale()).to.equal(english);
    setPageLocale(spanish);
    expect(msg('Save')).to.equal('Guardar');
    expect(inLocale(english, () => msg('Save'))).to.equal('Save');
  });

  it('writes numbers and dates as its locale does', () => {
    const german: Locale = { tag: 'de', texts: {} };
    expect(formatCount(10_000)).to.equal('10,000');
    expect(inLocale(german, () => formatCount(10_000))).to.equal('10.000');
    expect(formatPercent(0.71)).to.equal('71%');
    expect(inLocale(german, () => formatPercent(0.996))).to.equal('99\u00a0%');
    expect(formatDate('2025-10-03')).to.equal('3 Oct 2025');
    expect(inLocale({ tag: 'en-US', texts: {} }, () => formatDate('2025-10-03'))).to.equal('Oct 3, 2025');
    expect(inLocale(spanish, () => formatDate('2025-10-03'))).to.match(/3.*oct.*2025/);
  });
});
