// What a chart's canvas really shows.

/** Colours of the charts' roles, by scheme. */
export const COLOURS = {
  light: { accent: [0x0b, 0x5d, 0x66], muted: [0x55, 0x5d, 0x60] },
  dark: { accent: [0x74, 0xc7, 0xce], muted: [0xa9, 0xb0, 0xb2] },
};

/** Sizes of a canvas: in the page, of its backing store, and the ratio that the page reports. */
export function sizes(canvas) {
  return canvas.evaluate((node) => {
    const { width, height } = node.getBoundingClientRect();
    return { css: [width, height], store: [node.width, node.height], ratio: devicePixelRatio };
  });
}

/** How many pixels are within `tolerance` of `colour` in each channel, and nearly opaque. */
export function countOf(canvas, colour, { tolerance = 12, from = 0, to = Infinity } = {}) {
  return canvas.evaluate(countPixels, { colour, tolerance, from, to: Number.isFinite(to) ? to : null });
}

function countPixels(node, { colour, tolerance, from, to }) {
  const left = Math.max(0, Math.round(from * devicePixelRatio));
  const right = Math.min(node.width, to === null ? node.width : Math.round(to * devicePixelRatio));
  if (right <= left) return 0;
  const { data } = node.getContext('2d').getImageData(left, 0, right - left, node.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const near = (channel) => Math.abs(data[i + channel] - colour[channel]) <= tolerance;
    if (data[i + 3] > 200 && near(0) && near(1) && near(2)) count += 1;
  }
  return count;
}

/** How many pixels are painted at all. */
export function painted(canvas) {
  return canvas.evaluate((node) => {
    const { data } = node.getContext('2d').getImageData(0, 0, node.width, node.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count += 1;
    return count;
  });
}
