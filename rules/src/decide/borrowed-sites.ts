import type { Facts, Mention, Problem } from '../read/facts.ts';

/** "Leg" and "back" are vague: where the examination names the thigh or the lumbar spine alone, that is the site. */
function narrowed(tags: Set<string>, facts: Facts): Set<string> {
  if (tags.has('leg-vague') && facts.tags.has('thigh')) {
    tags.add('thigh');
    tags.delete('lower-leg');
  }
  if (tags.has('back-vague') && !tags.has('thoracic') && facts.tags.has('low-back') && !facts.tags.has('thoracic'))
    tags.add('low-back');
  return tags;
}

const isSide = (id: string): boolean => id === 'right' || id === 'left' || id === 'bilateral';

/** The side of what is named beside the problem in its title ("right foot pain, due to a fracture"); else the one side of the whole note. */
function sidesOf(problem: Problem, near: readonly Mention[]): ReadonlySet<string> {
  const titles = new Set(problem.mentions.filter((mention) => mention.title).map((mention) => mention.sentence));
  const beside = near.filter((mention) => titles.has(mention.sentence));
  for (const mentions of [beside, near]) {
    const sides = new Set(mentions.flatMap((mention) => mention.tags.filter(isSide)));
    if (sides.size === 1) return sides;
  }
  return new Set();
}

/** "Left breast cancer was treated with mastectomy": what was done has the side of what it was done for. */
function besideStatus({ concept, mentions }: Problem, facts: Facts): ReadonlySet<string> {
  if (concept.course !== 'status') return new Set();
  const own = new Set(mentions.map((mention) => mention.sentence));
  const sides = new Set(
    facts.mentions.filter((mention) => own.has(mention.sentence)).flatMap((mention) => mention.tags.filter(isSide)),
  );
  return sides.size === 1 ? sides : new Set();
}

/** Most site tags of an account that speaks of one place: a place and what it lies in. */
const ONE_PLACE = 3;

/** "She rolled her right ankle; sprain.": a short account without an assessment that speaks of one place and one side. */
function onlyPlace(facts: Facts, siteIds: ReadonlySet<string>): readonly string[] {
  const sites = [...facts.tags].filter((id) => siteIds.has(id) && !id.endsWith('-site'));
  const sides = [...facts.tags].filter(isSide);
  return facts.hasAssessment || sites.length > ONE_PLACE || sides.length > 1 ? [] : [...sites, ...sides];
}

/** Sites and sides that the story or the examination gives where the assessment does not. */
export function borrowedTags(problem: Problem, facts: Facts, siteIds: ReadonlySet<string>): Set<string> {
  const tags = narrowed(new Set(problem.tags), facts);
  const hasSite = [...tags].some((id) => siteIds.has(id));
  const hasSide = tags.has('right') || tags.has('left') || tags.has('bilateral');
  if (hasSite && hasSide) return tags;
  const others = facts.mentions.filter(
    (mention) =>
      mention.assertion === 'present' &&
      (mention.concept.course === 'symptom' ||
        mention.concept.course === 'acute' ||
        mention.concept.course === 'context' ||
        mention.concept.id === problem.concept.id),
  );
  const near = others.filter((mention) => !hasSite || mention.tags.some((id) => siteIds.has(id) && tags.has(id)));
  if (!hasSite) {
    const first = near.find((mention) => mention.tags.some((id) => siteIds.has(id)));
    if (first) for (const id of first.tags) if (siteIds.has(id)) tags.add(id);
    if (!first && problem.concept.bySite === true) for (const id of onlyPlace(facts, siteIds)) tags.add(id);
  }
  if (!hasSide) {
    const sides = sidesOf(problem, near);
    for (const side of sides.size > 0 ? sides : besideStatus(problem, facts)) tags.add(side);
  }
  return tags;
}
