import 'axe-core/axe.js';
import type { run } from 'axe-core';

declare global {
  interface Window {
    axe: { run: typeof run };
  }
}

/** Fails with what axe finds wrong in an element, shadow roots included. WCAG 2.2 A and AA. */
export async function expectAccessible(selector: string): Promise<void> {
  const { violations } = await window.axe.run(document.querySelector(selector) ?? document.body, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    // Rules about a whole page (landmarks, one h1) belong to the host.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
  });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  throw new Error(lines.join('\n'));
}
