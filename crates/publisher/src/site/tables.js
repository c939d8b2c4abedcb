// What a reader can do with any table: sort by a column, keep only some rows, copy, download. Works on pages as
// they were written, with or without the app; what it adds to the page carries `data-added`, and stays when the app
// brings the page up to date.
(() => {
  const MANY_ROWS = 12;
  const states = new WeakMap();
  const main = () => document.getElementById("main");
  const words = () => (main()?.dataset.tables ?? "").split("|");
  const text = (cell) => [...cell.childNodes].filter((node) => !node.dataset?.added).map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
  const added = (tag, props) => Object.assign(document.createElement(tag), props);
  const mark = (node) => ((node.dataset.added = ""), node);

  /** A number, where the whole column is numbers; a missing one is null. */
  const number = (value) => {
    const found = /^[<≤>≥~约]?\s*([-−+]?[\d,]*\.?\d+)(?![\d年月:./-])/.exec(value);
    return found && Number(found[1].replace(/,/g, "").replace("−", "-"));
  };
  const isMissing = (value) => /^[—–-]?$/.test(value);

  function ordered(rows, column, down) {
    const keyed = rows.map((row, place) => ({ row, place, value: row.cells[column] ? text(row.cells[column]) : "" }));
    const present = keyed.filter((one) => !isMissing(one.value));
    const numeric = present.every((one) => number(one.value) !== null);
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    present.sort((a, b) => {
      const order = numeric ? number(a.value) - number(b.value) : collator.compare(a.value, b.value);
      return (down ? -order : order) || a.place - b.place;
    });
    // What is missing is neither large nor small: it stands at the end either way.
    return [...present, ...keyed.filter((one) => isMissing(one.value))].map((one) => one.row);
  }

  function apply(table) {
    const state = states.get(table);
    if (!state) return;
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (column === state.column) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (state.column !== undefined) body.append(...ordered([...body.rows], state.column, state.down));
    const wanted = (state.filter ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of body.rows) {
      const content = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => content.includes(word));
    }
  }

  function grid(table) {
    const shown = [...table.rows].filter((row) => !row.hidden);
    const rows = shown.map((row) => [...row.cells].map(text));
    const isSample = (row) => main()?.dataset.sample !== undefined || row.querySelector(".flag.sample") !== null;
    if (!shown.slice(1).some(isSample)) return rows;
    // What is made up says so in every row of the copy.
    return rows.map((row, index) => [...row, index === 0 ? words()[5] : String(isSample(shown[index]))]);
  }

  // A cell that a spreadsheet would run as a formula is kept as words.
  const safe = (value) => (/^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value);

  function csv(table) {
    const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
    return "\ufeff" + grid(table).map((row) => row.map((value) => quoted(safe(value))).join(",")).join("\r\n") + "\r\n";
  }

  function download(table) {
    const name = `${table.caption?.textContent.trim() || document.title}.csv`.replace(/[\\/:*?"<>|]+/g, " ");
    const link = added("a", { href: URL.createObjectURL(new Blob([csv(table)], { type: "text/csv" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function copy(table, button) {
    await navigator.clipboard.writeText(grid(table).map((row) => row.map(safe).join("\t")).join("\n"));
    button.textContent = words()[1];
    setTimeout(() => (button.textContent = words()[0]), 2_000);
  }

  function enhance(table) {
    const heads = table.tHead.rows[0].cells;
    const { rows } = table.tBodies[0];
    const [copyWords, , downloadWords, filterWords, sortWords] = words();
    if (!table.parentNode.querySelector(":scope > .table-tools")) {
      const tools = mark(added("div", { className: "table-tools" }));
      if (rows.length >= MANY_ROWS) {
        const field = added("input", { type: "search", placeholder: filterWords });
        field.setAttribute("aria-label", filterWords);
        field.addEventListener("input", () => (states.set(table, { ...states.get(table), filter: field.value }), apply(table)));
        tools.append(field);
      }
      const copying = added("button", { type: "button", textContent: copyWords });
      copying.addEventListener("click", () => copy(table, copying).catch(() => {}));
      const loading = added("button", { type: "button", textContent: downloadWords });
      loading.addEventListener("click", () => download(table));
      tools.append(copying, loading);
      table.parentNode.append(tools);
    }
    [...heads].forEach((head, column) => {
      if (!text(head) || head.querySelector("[data-added]")) return;
      const button = mark(added("button", { type: "button", className: "sort" }));
      button.setAttribute("aria-label", sortWords.replace("%", text(head)));
      button.addEventListener("click", () => {
        const before = states.get(table);
        const down = before?.column === column && !before.down;
        states.set(table, { ...before, column, down });
        apply(table);
      });
      head.append(button);
    });
    apply(table);
  }

  const all = () => document.querySelectorAll("main [data-tools] > table").forEach(enhance);
  addEventListener("mingjing:shown", all);
  // Tables that are opened later.
  document.addEventListener("toggle", () => requestAnimationFrame(all), true);
  all();
})();
