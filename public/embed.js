// Charts of this portal on other pages: <div data-mingjing="https://…/embed/…/" data-title data-height>…</div>
// Puts a lazy frame of a known height in each place. A frame only ever grows, by the message of its own document.
(() => {
  const key = "mingjing-height";
  const frames = new Map();
  const place = (spot) => {
    const { mingjing, title, height } = spot.dataset;
    const url = new URL(mingjing, document.baseURI);
    if (!/^https?:$/.test(url.protocol)) return;
    if (spot.dataset.theme) url.searchParams.set("theme", spot.dataset.theme);
    const frame = document.createElement("iframe");
    frame.title = title || spot.textContent.trim();
    frame.loading = "lazy";
    frame.style.cssText = `display:block;width:100%;border:0;height:${parseInt(height, 10) || 500}px`;
    frame.src = url.href;
    frames.set(frame, url.origin);
    spot.replaceChildren(frame);
    delete spot.dataset.mingjing;
    spot.dataset.mingjingShown = "";
  };
  const all = () => document.querySelectorAll("[data-mingjing]").forEach(place);
  addEventListener("message", ({ data, source, origin }) => {
    const height = Math.ceil(Number(data && data[key]));
    if (!(height > 0 && height < 20000)) return;
    for (const [frame, from] of frames) {
      // A frame in a sandbox has no origin of its own; it is known by its window.
      if (frame.contentWindow !== source || (origin !== from && origin !== "null")) continue;
      if (height > frame.clientHeight) frame.style.height = `${height}px`;
    }
  });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", all);
  all();
})();
