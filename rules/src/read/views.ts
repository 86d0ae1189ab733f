/** Views of a film by the names radiographers give them. "Lateral malleolus" is a place. */
const views =
  /\b(ap|pa|anteroposterior|posteroanterior|lateral(?! (?:malle|epicond|border|meni|aspect|side|condyle|joint|ankle|knee|collateral|compartment))|obliques?|mortise|sunrise|merchant|skyline|axillary|scapular y|outlet|tunnel|notch|frog[- ]leg|swimmer'?s|odontoid|open[- ]mouth|scaphoid view|internal rotation|external rotation)\b/gi;

const film = /\b(?:views?|films?|x-?rays?|radiographs?|series)\b/i;

const tagOf: Readonly<Record<number, string>> = { 2: 'two-views', 3: 'three-views', 4: 'four-views', 5: 'four-views' };

const same: Readonly<Record<string, string>> = { anteroposterior: 'ap', posteroanterior: 'pa', oblique: 'obliques' };

/** "AP, lateral and mortise": a tag of the number of views where they are named one by one. */
export function viewsIn(text: string): string[] {
  if (!film.test(text)) return [];
  const named = new Set((text.match(views) ?? []).map((name) => same[name.toLowerCase()] ?? name.toLowerCase()));
  const tag = tagOf[Math.min(named.size, 5)];
  return tag === undefined ? [] : [tag];
}
