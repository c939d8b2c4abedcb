(function () {
  var d = document, root = d.documentElement, page = d.getElementById("page"), asked = new URLSearchParams(location.search);
  var other = !DRAWN && ["period", "with", "by", "month", "lens", "from", "to", "release"].some(function (key) { return asked.get(key); });
  var least = innerHeight, begun = false, deeds = ["pointerover", "pointerdown", "focusin", "keydown"];
  function tell() {
    var height = Math.max(least, Math.ceil(page.getBoundingClientRect().height)), heights = {};
    heights[ID] = height;
    if (parent !== window) parent.postMessage({ "mingjing-height": height, "datawrapper-height": heights }, "*");
  }
  function plain() {
    var state = d.getElementById("state");
    root.classList.add("plain");
    if (other && state) state.hidden = false;
  }
  function begin() {
    if (begun) return;
    begun = true;
    deeds.forEach(function (deed) { d.removeEventListener(deed, begin); });
    try { if (!WebAssembly.validate(new Uint8Array([PROBE]))) return plain(); } catch (e) { return plain(); }
    var at = function (name) { return new URL(name, d.baseURI).href; }, program = fetch(at(WASM));
    program.catch(function () {});
    PARTS.forEach(function (name) {
      var link = d.createElement("link");
      link.rel = "preload"; link.as = "fetch"; link.crossOrigin = "anonymous"; link.href = at(name);
      d.head.append(link);
    });
    import(at(SCRIPT)).then(function (app) { return app.default({ module_or_path: program }); }).catch(plain);
  }
  if (window.ResizeObserver) new ResizeObserver(tell).observe(page); else tell();
  if (other) begin(); else deeds.forEach(function (deed) { d.addEventListener(deed, begin, { passive: true }); });
})();
