// Accessibility by axe: all its rules but the experimental ones, contrast and size of targets included.
import { AXE_SOURCE } from './paths.mjs';

/** What can differ between two pages that differ in nothing but their colours. */
const ABOUT_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Violations as lines of text; none is what is wanted. */
export function violations(page) {
  return found(page, { rules: { 'target-size': { enabled: true } } });
}

/** The same, where only the colours have changed since the page was looked at. */
export function violationsOfColour(page) {
  return found(page, { runOnly: ABOUT_COLOUR });
}

async function found(page, options) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE_SOURCE);
  const all = await page.evaluate(
    (options) => window.axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false, ...options })
      .then((result) => result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }))),
    options,
  );
  return all.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`),
  );
}
