// The cursor of a chart, moved by keys as a reader would.

/** Puts the cursor on the point with this number. */
export async function moveTo(figure, index) {
  const slider = figure.getByRole('slider');
  await slider.focus();
  await slider.press('Home');
  for (let i = 0; i < Math.floor(index / 24); i += 1) await slider.press('Shift+ArrowRight');
  for (let i = 0; i < index % 24; i += 1) await slider.press('ArrowRight');
}

/** What the cursor says and where it stands, in CSS pixels of the drawing. */
export function reading(figure) {
  return figure.evaluate((node) => {
    const slider = node.querySelector('[role=slider]');
    const line = node.querySelector('.cursor');
    return {
      words: slider.getAttribute('aria-valuetext'),
      index: Number(slider.getAttribute('aria-valuenow')),
      last: Number(slider.getAttribute('aria-valuemax')),
      seen: node.querySelector('.readout').innerText,
      x: line && Number.parseFloat(line.style.left),
      hasDot: node.querySelector('.cursor-dot') !== null,
    };
  });
}
