import type { Annotated } from './annotate.ts';

/** Stems of verbs that tell what was done with a drug or test. Matched on whole words. */
const verbs: Readonly<Record<string, string>> = {
  start: 'start',
  started: 'start',
  starting: 'start',
  begin: 'start',
  began: 'start',
  initiate: 'start',
  initiated: 'start',
  prescribe: 'start',
  prescribed: 'start',
  prescribing: 'start',
  prescription: 'start',
  add: 'start',
  added: 'start',
  trial: 'start',
  rx: 'start',
  script: 'start',
  place: 'start',
  put: 'start',
  dispense: 'start',
  dispensed: 'start',
  sent: 'start',
  initiating: 'start',
  try: 'start',
  treat: 'start',
  treated: 'start',
  recommend: 'start',
  recommended: 'start',
  provided: 'start',
  give: 'start',
  given: 'start',
  new: 'start',
  course: 'start',
  taper: 'start',
  restart: 'start',
  restarted: 'start',
  restarting: 'start',
  trialed: 'start',
  tapered: 'change',
  tapering: 'change',
  reissued: 'continue',
  resumed: 'continue',
  stop: 'stop',
  stopped: 'stop',
  discontinue: 'stop',
  discontinued: 'stop',
  discontinuing: 'stop',
  hold: 'stop',
  held: 'stop',
  wean: 'stop',
  dc: 'stop',
  'd/c': 'stop',
  increase: 'change',
  increased: 'change',
  increasing: 'change',
  decrease: 'change',
  decreased: 'change',
  adjust: 'change',
  adjusted: 'change',
  adjustment: 'change',
  titrate: 'change',
  titrated: 'change',
  change: 'change',
  changed: 'change',
  switch: 'change',
  switched: 'change',
  uptitrate: 'change',
  reduce: 'change',
  reduced: 'change',
  double: 'change',
  doubled: 'change',
  halved: 'change',
  lowered: 'change',
  raised: 'change',
  raise: 'change',
  lower: 'change',
  replace: 'change',
  escalate: 'change',
  up: 'change',
  continue: 'continue',
  continued: 'continue',
  continuing: 'continue',
  continues: 'continue',
  refill: 'continue',
  refilled: 'continue',
  refills: 'continue',
  renew: 'continue',
  renewed: 'continue',
  maintain: 'continue',
  keep: 'continue',
  stay: 'continue',
  remain: 'continue',
  resume: 'continue',
  tolerating: 'continue',
  doing: 'continue',
  compliant: 'continue',
  manages: 'continue',
  controlled: 'continue',
  stable: 'continue',
  cont: 'continue',
  managed: 'continue',
  consider: 'considered',
  considered: 'considered',
  discussed: 'considered',
  declines: 'considered',
  declined: 'considered',
  offered: 'considered',
};

export type DrugAction = 'start' | 'stop' | 'change' | 'continue' | 'listed' | 'considered';

const strength: readonly string[] = ['change', 'start', 'stop', 'continue', 'considered'];

/** Words after a consideration in which its outcome stands. */
const OUTCOME_WITHIN = 5;

/** "Allopurinol considered and continued": what a consideration ended in, where the same clause says it. */
function settledAfter({ sentence: { words } }: Annotated, to: number): DrugAction | null {
  const at = words.findIndex(
    ({ norm }, index) => index >= to && index < to + OUTCOME_WITHIN && (norm === 'and' || norm === 'then'),
  );
  if (at < 0) return null;
  const action = verbs[words[at + 1]?.norm ?? ''] ?? verbs[words[at + 2]?.norm ?? ''];
  return action === undefined || action === 'considered' ? null : (action as DrugAction);
}

/** What the sentence does with the drug at a word position: the nearest verb before it, else the nearest after. */
export function drugActionAt(annotated: Annotated, from: number, to: number): DrugAction | null {
  const { words } = annotated.sentence;
  let best: { action: string; distance: number } | null = null;
  words.forEach((word, at) => {
    const action = verbs[word.norm];
    if (action === undefined || (at >= from && at < to)) return;
    if (word.norm === 'up' && !/^(go|going|went|titrate)$/.test(words[at - 1]?.norm ?? '')) return;
    const distance = at < from ? from - at : (at - to + 1) * 2;
    if (
      best === null ||
      distance < best.distance ||
      (distance === best.distance && strength.indexOf(action) < strength.indexOf(best.action))
    )
      best = { action, distance };
  });
  const found = best as { action: string; distance: number } | null;
  if (found === null) return null;
  return (found.action === 'considered' ? settledAfter(annotated, to) : null) ?? (found.action as DrugAction);
}

const orderWords = new Set([
  'order',
  'ordered',
  'ordering',
  'orders',
  'obtain',
  'check',
  'recheck',
  'repeat',
  'schedule',
  'get',
  'send',
  'sent',
  'draw',
  'update',
  'perform',
  'request',
  'requested',
  'needs',
  'need',
  'pending',
  'refer',
  'follow',
  'arrange',
  'plan',
  'today',
  'recommend',
  'recommended',
  'collect',
  'future',
  'scheduled',
  'due',
  'another',
  'proceed',
  'undergo',
  'have',
  'add',
  'will',
  'obtaining',
  'checking',
  'submit',
]);
const reviewWords = new Set([
  'reviewed',
  'review',
  'reviews',
  'showed',
  'shows',
  'show',
  'demonstrates',
  'demonstrated',
  'reveals',
  'revealed',
  'normal',
  'unremarkable',
  'elevated',
  'negative',
  'positive',
  'was',
  'were',
  'is',
  'stable',
  'low',
  'high',
  'improved',
  'indicates',
  'indicated',
  'within',
  'noted',
  'appears',
  'results',
  'result',
  'abnormal',
  'recent',
  'last',
  'previous',
  'came',
  'returned',
  'are',
  'demonstrate',
  'reveal',
  'confirmed',
  'confirms',
  'suggests',
]);
const strongOrder = new Set([
  'order',
  'ordered',
  'ordering',
  'orders',
  'obtain',
  'recheck',
  'repeat',
  'schedule',
  'draw',
  'request',
  'requested',
  'check',
  'arrange',
  'pending',
  'get',
  'send',
  'another',
  'collect',
  'undergo',
  'obtaining',
]);
const inOffice =
  /\b(?:in (?:the )?(?:office|clinic)|in-office|in house|in-house|point of care|poct|on today's visit|(?:done|run|taken|read|recorded|performed|obtained|tested) (?:here|by us)|billed (?:by us|here)|our (?:own )?(?:office |in-house )?(?:lab|laboratory|analyzer)|taken today|obtained today|performed today|done today|today in (?:the )?office|during today's visit)\b/i;

export interface TestWords {
  readonly order: boolean;
  readonly review: boolean;
  readonly strongOrder: boolean;
  readonly inOffice: boolean;
}

/** Which words of ordering and of reviewing a sentence holds. */
export function testWordsOf(annotated: Annotated, text: string): TestWords {
  const has = (set: ReadonlySet<string>): boolean => annotated.sentence.words.some((word) => set.has(word.norm));
  return {
    order: has(orderWords),
    review: has(reviewWords),
    strongOrder: has(strongOrder),
    inOffice: inOffice.test(text),
  };
}
