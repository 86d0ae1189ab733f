import { BUNDLED_PAIRS, SERVICE_EDITS } from '../gen/edits.ts';
import type { BundledPair } from './book.ts';
import { edit } from './claim.ts';
import type { Check, Claim } from './claim.ts';
import { isPublishedPair } from './ncci.ts';
import { isPlace } from './places.ts';

const BOOK = 'Codeloom starter set of bundled services; NCCI Policy Manual';

interface Service {
  readonly code: string;
  readonly modifiers: readonly string[];
}

const services = ({ em, lines }: Claim): Service[] => [...(em ? [em] : []), ...lines];

/** Two sides, fingers or toes are two places: both lines say where, and not the same. */
function areApart(pair: BundledPair, kept: Service, dropped: Service): boolean {
  const [keptPlaces, droppedPlaces] = [kept, dropped].map(({ modifiers }) => modifiers.filter(isPlace));
  return dropped.modifiers
    .filter((modifier) => pair.modifier.includes(modifier))
    .some((modifier) => !isPlace(modifier) || !keptPlaces?.includes(modifier) || droppedPlaces?.length === 0);
}

/** Services that payers count as one on the same date, from the hand-written set. */
export const bundledServices: Check = (claim) => {
  const all = services(claim);
  return BUNDLED_PAIRS.flatMap((pair) =>
    all
      .filter((dropped) => pair.drop.includes(dropped.code))
      .flatMap((dropped) =>
        all
          .filter(
            (kept) =>
              pair.keep.includes(kept.code) &&
              !areApart(pair, kept, dropped) &&
              !isPublishedPair(claim, kept.code, dropped.code),
          )
          .map((kept) =>
            edit('px.bundled', 'warning', [kept.code, dropped.code], {
              message: `${pair.why} ${dropped.code} is ordinarily part of ${kept.code}${
                pair.modifier.length > 0
                  ? `; a distinct service takes a modifier such as ${pair.modifier[0] ?? ''}`
                  : ''
              }.`,
              source: `${BOOK}, ${pair.section} (${pair.id})`,
              carc: '97',
            }),
          ),
      ),
  );
};

/** A vaccine and its administration, a drug and the service that gave it. */
export const companionService: Check = ({ lines }) =>
  SERVICE_EDITS.companions.flatMap(({ id, category, needs, message, section }) => {
    const found = lines.filter(({ entry }) => entry?.category === category);
    if (found.length === 0 || lines.some(({ entry }) => entry !== undefined && needs.includes(entry.category)))
      return [];
    const codes = found.map((line) => line.code);
    return [
      edit('px.companion', 'warning', codes, {
        message: `${codes.join(', ')}: ${message}`,
        source: `Curated procedure set, ${section} (${id})`,
        carc: '16',
      }),
    ];
  });

/** Modifier 25, 57 or 24 speaks about the visit; on a procedure line it is misplaced. Preventive and wellness visits take it. */
export const visitModifierOnVisit: Check = ({ lines }) =>
  lines
    .filter(
      ({ modifiers, entry }) =>
        entry?.curated === true &&
        entry.globalDays !== undefined &&
        modifiers.some((modifier) => SERVICE_EDITS.visitModifiers.includes(modifier)),
    )
    .map(({ code, modifiers }) => {
      const misplaced = modifiers.filter((modifier) => SERVICE_EDITS.visitModifiers.includes(modifier));
      return edit('px.visit-modifier', 'warning', [code], {
        message: `Modifier ${misplaced.join(', ')} belongs on the visit code, not on ${code}.`,
        source: 'NCCI Policy Manual, chapter I, modifiers',
        carc: '4',
      });
    });

/** Both sides are said once: 50, or LT and RT on two lines, not together. */
export const sideSaidOnce: Check = ({ lines }) =>
  lines
    .filter(({ modifiers }) => modifiers.includes('50') && (modifiers.includes('LT') || modifiers.includes('RT')))
    .map(({ code }) =>
      edit('px.side-twice', 'warning', [code], {
        message: `${code} carries 50 and a side. Use 50 for both sides, or LT and RT on two lines.`,
        source: 'NCCI Policy Manual, chapter I, anatomic modifiers',
        carc: '4',
      }),
    );

const sideOf = (text: string): 'LT' | 'RT' | null =>
  /\bright\b/i.test(text) ? 'RT' : /\bleft\b/i.test(text) ? 'LT' : null;

/** A procedure on one side that points to a diagnosis of the other. */
export const sidesAgree: Check = ({ lines, diagnoses, table }) =>
  lines.flatMap(({ code, modifiers, pointers }) => {
    const done = modifiers.find((modifier) => modifier === 'LT' || modifier === 'RT');
    if (done === undefined || pointers.length === 0) return [];
    const pointed = pointers.flatMap((position) => diagnoses[position - 1] ?? []);
    const sided = pointed.filter((diagnosis) => sideOf(table.lookup(diagnosis)?.description ?? '') !== null);
    const other = sided.find((diagnosis) => sideOf(table.lookup(diagnosis)?.description ?? '') !== done);
    if (other === undefined || sided.some((diagnosis) => sideOf(table.lookup(diagnosis)?.description ?? '') === done))
      return [];
    return [
      edit('px.other-side', 'warning', [code, other], {
        message: `${code} says ${done === 'LT' ? 'left' : 'right'}, its diagnosis ${other} says the other side.`,
        source: 'NCCI Policy Manual, chapter I, anatomic modifiers',
        carc: '11',
      }),
    ];
  });

/** A telehealth visit is told by its place of service, an audio-only one also by modifier 93. */
export const telehealthSaid: Check = ({ em, visit: { visitType, placeOfService } }) => {
  if (em === null || (visitType !== 'telehealth' && visitType !== 'telehealth_audio')) return [];
  const { places: expected, audioModifier } = SERVICE_EDITS.telehealth;
  const wrongPlace = placeOfService !== undefined && !expected.includes(placeOfService);
  const noAudio = visitType === 'telehealth_audio' && !em.modifiers.includes(audioModifier);
  return [
    ...(wrongPlace
      ? [
          edit('em.telehealth-place', 'warning', [em.code], {
            message: `A telehealth visit is reported with place of service ${expected.join(' or ')}, not ${placeOfService}.`,
            source: 'Medicare telehealth 2025, place of service',
            carc: '5',
          }),
        ]
      : []),
    ...(noAudio
      ? [
          edit('em.telehealth-audio', 'warning', [em.code], {
            message: `An audio-only visit carries modifier ${audioModifier}.`,
            source: 'Medicare telehealth 2025, modifiers',
            carc: '4',
          }),
        ]
      : []),
  ];
};
