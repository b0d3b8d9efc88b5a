"use strict";
(() => {
  const all = [...document.querySelectorAll(".passage")];
  const form = document.getElementById("filters");
  const panel = document.getElementById("panel");
  const help = document.getElementById("help");
  const search = document.getElementById("search");
  const changes = document.getElementById("changes");
  const box = document.querySelector(".columns");
  const names = (text) => text.split(" ").filter(Boolean);
  const chosen = (id) => { const found = document.getElementById(id); return found ? found.value : ""; };
  const inside = new Map(all.map((row) => [row, {
    words: row.querySelector(".words").textContent.toLocaleLowerCase(),
    kinds: names(row.dataset.kinds), topics: new Set(JSON.parse(row.dataset.topics)),
  }]));
  let pinned = null, drawn = [];
  form.hidden = false;

  function show(row) {
    for (const lit of document.querySelectorAll(".passage.lit")) lit.classList.remove("lit");
    panel.replaceChildren();
    panel.hidden = !row;
    if (row) {
      row.classList.add("lit");
      const head = document.createElement("p");
      head.className = "note";
      head.textContent = row.querySelector("summary").textContent + (pinned === row ? " · pinned, Esc lets go" : "");
      panel.append(head);
      for (const part of row.querySelectorAll(".judged")) panel.append(part.cloneNode(true));
      for (const name of names(row.dataset.partners)) document.getElementById(name)?.classList.add("lit");
    }
    light(row);
  }
  function pin(row) {
    pinned?.classList.remove("pinned");
    pinned?.removeAttribute("aria-current");
    pinned = pinned === row ? null : row;
    if (pinned) {
      pinned.classList.add("pinned");
      pinned.setAttribute("aria-current", "true");
      history.replaceState(null, "", "#" + encodeURIComponent(pinned.id).replaceAll("%3A", ":"));
    }
    show(pinned);
  }
  const visible = () => all.filter((row) => !row.hidden);
  function filter() {
    const query = search.value.trim().toLocaleLowerCase();
    const kinds = new Set([...form.querySelectorAll("[name=verdict]:checked")].map((one) => one.value));
    const topic = chosen("topic"), speaker = chosen("speaker"), clear = Number(chosen("clear"));
    for (const row of all) {
      const { words, kinds: own, topics } = inside.get(row);
      row.hidden = !((!own.length || own.some((kind) => kinds.has(kind) && !(changes.checked && kind === "shared")))
        && words.includes(query) && (!topic || topics.has(topic))
        && (!speaker || row.dataset.speaker === speaker) && Number(row.dataset.clear) >= clear);
    }
    document.getElementById("count").textContent = `${visible().length} of ${all.length} passages`;
    if (pinned?.hidden) pin(pinned);
    draw();
  }
  function light(row) {
    for (const { path, from, to } of drawn) path.classList.toggle("on", row === from || row === to);
  }
  const NS = "http://www.w3.org/2000/svg";
  let svg = null;
  function draw() {
    svg?.remove();
    drawn = [];
    if (!box.classList.contains("two") || getComputedStyle(box).display !== "grid") return;
    svg = document.createElementNS(NS, "svg");
    svg.setAttribute("class", "ribbons");
    svg.setAttribute("aria-hidden", "true");
    const at = box.getBoundingClientRect();
    for (const from of box.firstElementChild.querySelectorAll(".passage")) {
      for (const name of names(from.dataset.linked)) {
        const to = document.getElementById(name);
        if (!to || from.hidden || to.hidden) continue;
        const a = from.getBoundingClientRect(), b = to.getBoundingClientRect();
        const x1 = a.right - at.left, x2 = b.left - at.left;
        const y1 = a.top - at.top + a.height / 2, y2 = b.top - at.top + b.height / 2, mid = (x1 + x2) / 2;
        const path = document.createElementNS(NS, "path");
        path.setAttribute("d", `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", from.classList[1]);
        svg.append(path);
        drawn.push({ path, from, to });
      }
    }
    box.append(svg);
    light(pinned);
  }
  function go(step) {
    const rows = visible(), at = rows.indexOf(document.activeElement.closest?.(".passage"));
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  }
  function follow() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const row = document.getElementById(name);
    if (!row?.classList.contains("passage")) return;
    if (row.hidden) { form.reset(); filter(); }
    if (pinned !== row) pin(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
  const rowOf = (event) => event.target.closest?.(".passage");
  box.addEventListener("mouseover", (event) => { if (!pinned && rowOf(event)) show(rowOf(event)); });
  box.addEventListener("mouseleave", () => { if (!pinned) show(null); });
  box.addEventListener("focusin", (event) => { if (!pinned && rowOf(event)) show(rowOf(event)); });
  box.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (row && !event.target.closest("a, summary") && !String(getSelection())) pin(row);
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("keys").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") { if (pinned) pin(pinned); else show(null); return; }
    if (event.target.matches("input:not([type=checkbox]), select")) return;
    const row = event.target.closest?.(".passage");
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") search.focus();
    else if (event.key === "?") help.showModal();
    else if (event.key === "c") { changes.checked = !changes.checked; filter(); }
    else if (event.key === "l" && row) document.getElementById(names(row.dataset.partners)[0])?.focus();
    else if (event.key === "Enter" && row === event.target) pin(row);
    else return;
    event.preventDefault();
  });
  addEventListener("hashchange", follow);
  addEventListener("resize", draw);
  document.addEventListener("toggle", draw, true);
  filter();
  follow();
})();
