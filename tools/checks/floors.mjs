// @ts-check

/**
 * @typedef {{ package: string, why: string, minimum?: string, forbidden?: boolean, shippedOnly?: boolean }} Floor
 * @typedef {Record<string, { version?: string, dev?: boolean, devOptional?: boolean }>} LockedPackages
 */

/**
 * The locked packages that lie under their floor, or that may not be there at all. Reads the lock file only, so the
 * check works without the network.
 * @param {readonly Floor[]} floors
 * @param {LockedPackages} packages `packages` of package-lock.json
 * @returns {string[]} one sentence for each
 */
export function underFloor(floors, packages) {
  const byName = new Map(floors.map((floor) => [floor.package, floor]));
  return Object.entries(packages).flatMap(([place, { version, dev, devOptional }]) => {
    const floor = byName.get(place.replace(/^.*node_modules\//, ''));
    if (!floor || !version || !place.includes('node_modules/')) return [];
    if (floor.shippedOnly && (dev || devOptional)) return [];
    if (floor.forbidden) return [`${floor.package} may not be used: ${floor.why}.`];
    return floor.minimum && isOlder(version, floor.minimum)
      ? [`${floor.package} ${version} is older than ${floor.minimum}: ${floor.why}.`]
      : [];
  });
}

/** @param {string} version @param {string} minimum; a pre-release of the minimum counts as older */
function isOlder(version, minimum) {
  const parts = (/** @type {string} */ text) => (text.split('-')[0] ?? '').split('.').map(Number);
  const have = parts(version);
  const want = parts(minimum);
  for (const [index, wanted] of want.entries()) {
    const had = have[index] ?? 0;
    if (had !== wanted) return had < wanted;
  }
  return version.includes('-') && !minimum.includes('-');
}
