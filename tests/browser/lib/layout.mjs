// What a page must not do with its room: run over the side, cut words off, or put words on words.

/** Everything that is wrong, as lines of text. */
export function misplaced(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const named = (node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}`;
    const style = new Map();
    const styleOf = (node) => style.get(node) ?? (style.set(node, getComputedStyle(node)), style.get(node));
    const scrolls = (node) => ['auto', 'scroll'].includes(styleOf(node).overflowX);
    const above = (node, test) => {
      for (let at = node; at && at !== document.body; at = at.parentElement) if (test(at)) return at;
      return null;
    };
    const isSeen = (node) => node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !above(node, (at) => at.matches('.unseen, .skip, option'));

    // 1. Nothing is wider than the window; tables and alike scroll by themselves.
    const over = document.documentElement.scrollWidth <= room ? [] : [
      ...[...document.querySelectorAll('body *')]
        .filter((node) => node.getBoundingClientRect().right > room + 0.5 && !above(node.parentElement, scrolls))
        .map((node) => `${named(node)} reaches to ${Math.round(node.getBoundingClientRect().right)} of ${room}`).slice(0, 5),
      `the page is ${document.documentElement.scrollWidth} wide of ${room}`,
    ];

    // 2. Words are not cut off by a box that cannot be scrolled, and not by the side of the page.
    const lines = [];
    const cut = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
      const text = walk.currentNode;
      const node = text.parentElement;
      if (!text.data.trim() || node.closest('svg, script, style, noscript') || !isSeen(node)) continue;
      range.selectNodeContents(text);
      const frame = above(node, (at) => styleOf(at).overflowX !== 'visible');
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        const box = frame && frame.getBoundingClientRect();
        const inside = frame ? scrolls(frame) || rect.right <= box.right + 1 : rect.left >= -1 && rect.right <= room + 1;
        if (!inside) cut.push(`cut off: ${text.data.trim().slice(0, 30)} in ${named(node)}`);
        lines.push({ text, node, left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom });
      }
    }

    // 3. Words do not stand on words. A line's box is higher than its letters: its middle half counts.
    const middle = ({ top, bottom }) => [top + (bottom - top) / 4, bottom - (bottom - top) / 4];
    lines.sort((a, b) => a.top - b.top);
    const overlap = [];
    lines.forEach((one, i) => {
      const [top, bottom] = middle(one);
      for (let j = i + 1; j < lines.length && lines[j].top < bottom; j += 1) {
        const other = lines[j];
        if (other.text === one.text || above(one.node, scrolls) !== above(other.node, scrolls)) continue;
        const [from, to] = middle(other);
        if (Math.min(bottom, to) - Math.max(top, from) > 1 && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) {
          overlap.push(`overlap: ${one.text.data.trim().slice(0, 20)} (${named(one.node)}) and ${other.text.data.trim().slice(0, 20)} (${named(other.node)})`);
        }
      }
    });
    return [...over, ...new Set([...cut, ...overlap])].slice(0, 12);
  });
}
