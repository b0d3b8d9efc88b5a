"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const all = [...document.querySelectorAll(".passage")];
  const form = by("filters"), panel = by("panel"), help = by("help"), search = by("search"), changes = by("changes");
  const box = document.querySelector(".columns"), pair = box.classList.contains("two");
  const columns = [...document.querySelectorAll(".column")];
  const names = (text) => (text || "").split(" ").filter(Boolean);
  const chosen = (id) => by(id)?.value || "";
  const columnOf = new Map(columns.flatMap((side, n) => [...side.querySelectorAll(".passage")].map((row) => [row, n])));
  const target = (link) => { try { return by(decodeURIComponent(link.hash.slice(1))); } catch { return null; } };
  const partners = (row) => [...new Set([...names(row.dataset.linked).map(by),
    ...[...row.querySelectorAll("[data-near]")].flatMap((part) => names(part.dataset.near)).map(by),
    ...[...row.querySelectorAll("details a")].map(target)])].filter(Boolean);
  const words = new Map();
  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, row.querySelector(".words").textContent.toLocaleLowerCase());
    return words.get(row);
  };
  let pinned = null, shown = null, lit = [];
  form.hidden = false;

  // One passage is in the tab order at a time; the keys lead to the others.
  all.forEach((row) => { row.tabIndex = -1; row.querySelector("summary").tabIndex = -1; });
  if (all.length) all[0].tabIndex = 0;
  let inOrder = all[0];

  // Evidence
  function show(row) {
    if (row === shown && panel.dataset.pinned === String(pinned === row)) return;
    shown = row;
    lit.forEach((one) => one.classList.remove("lit"));
    lit = row ? [row, ...partners(row)] : [];
    lit.forEach((one) => one.classList.add("lit"));
    panel.hidden = !row;
    panel.dataset.pinned = pinned === row;
    panel.replaceChildren();
    if (row) {
      const head = document.createElement("p"), said = row.querySelector(".words").cloneNode(true), rest = document.createElement("div");
      head.className = "note";
      head.textContent = row.querySelector("summary").textContent + (pinned === row ? " · pinned, Esc lets go" : "");
      rest.className = "all";
      for (const part of row.querySelectorAll(".judged")) {
        const copy = part.cloneNode(true);
        rest.append(copy);
        if (!part.dataset.near) continue;
        // Of many accounts a passage carries the anchors of the nearest passages alone.
        copy.append(" · nearest there:");
        for (const name of names(part.dataset.near)) {
          const link = document.createElement("a");
          link.href = "#" + encodeURIComponent(name).replaceAll("%3A", ":");
          link.textContent = by(name)?.querySelector("summary").textContent.split(" · ")[0].replace(/[\u2068\u2069]/g, "") ?? name;
          copy.append(" ", link);
        }
      }
      panel.append(head, said, rest);
      panel.scrollTop = 0;
    }
    draw();
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

  // Filters
  const visible = () => all.filter((row) => !row.hidden);
  function filter() {
    const query = search.value.trim().toLocaleLowerCase();
    const kinds = new Set([...form.querySelectorAll("[name=verdict]:checked")].map((one) => one.value));
    const topic = chosen("topic"), speaker = chosen("speaker"), clear = Number(chosen("clear"));
    for (const row of all) {
      row.hidden = !(names(row.dataset.kinds).some((kind) => kinds.has(kind) && !(changes.checked && kind === "shared"))
        && (!topic || names(row.dataset.topics).includes(topic))
        && (!speaker || row.dataset.speaker === speaker) && Number(row.dataset.clear) >= clear
        && (!query || wordsOf(row).includes(query)));
    }
    by("count").textContent = `${visible().length} of ${all.length} passages`;
    highlight(query);
    if (pinned?.hidden) pin(pinned);
    settle();
  }
  function highlight(query) {
    if (!globalThis.CSS?.highlights) return;
    const ranges = [];
    for (const row of query ? visible() : []) {
      const walker = document.createTreeWalker(row.querySelector(".words"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLocaleLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  // Ribbons: between two accounts all of them, with more or very many only those of the passage looked at.
  const NS = "http://www.w3.org/2000/svg";
  const few = pair && !box.classList.contains("many");
  let svg = null;
  function draw() {
    svg?.remove();
    svg = null;
    if (getComputedStyle(box).display !== "grid") return;
    const at = box.getBoundingClientRect(), places = new Map(), paths = document.createDocumentFragment();
    const place = (row) => {
      if (!places.has(row)) places.set(row, row.getBoundingClientRect());
      return places.get(row);
    };
    for (const from of few ? columns[0].querySelectorAll(".passage") : shown ? [shown] : []) {
      for (const to of names(from.dataset.linked).map(by)) {
        if (!to || from.hidden || to.hidden) continue;
        const [left, right] = columnOf.get(from) < columnOf.get(to) ? [place(from), place(to)] : [place(to), place(from)];
        const x1 = left.right - at.left, x2 = right.left - at.left, mid = (x1 + x2) / 2;
        const y1 = left.top - at.top + Math.min(left.height / 2, 40), y2 = right.top - at.top + Math.min(right.height / 2, 40);
        const path = document.createElementNS(NS, "path");
        path.setAttribute("d", `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", from.classList[1] + (from === shown || to === shown ? " on" : ""));
        paths.append(path);
      }
    }
    if (!paths.childNodes.length) return;
    svg = document.createElementNS(NS, "svg");
    svg.setAttribute("class", "ribbons");
    svg.setAttribute("aria-hidden", "true");
    svg.append(paths);
    box.append(svg);
  }
  // Of two accounts one may be short: it then stays in view beside the other.
  let staying = false;
  function settle() {
    const below = getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0;
    if (pair) {
      document.documentElement.style.setProperty("--below", `${below}px`);
      const room = innerHeight - below;
      columns.forEach((side) => side.classList.toggle("stays", side.offsetHeight < room));
      staying = columns.some((side) => side.classList.contains("stays"));
    }
    draw();
  }
  let waiting = false;
  addEventListener("scroll", () => {
    if (!staying || waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }, { passive: true });

  // Moving about
  function reach(row) {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function go(step) {
    const rows = visible(), at = rows.indexOf(document.activeElement.closest?.(".passage"));
    reach(rows[Math.min(rows.length - 1, Math.max(0, at + step))]);
  }
  let trail = { from: null, at: 0, to: null };
  function hop(row) {
    // On a partner that this key led to, it leads on to the next partner of where it began, and at last back there.
    if (trail.to !== row) trail = { from: row, at: -1, to: null };
    const around = [...partners(trail.from).filter((one) => !one.hidden), trail.from];
    trail.at = (trail.at + 1) % around.length;
    trail.to = around[trail.at] === trail.from ? null : around[trail.at];
    reach(around[trail.at]);
  }
  function follow() {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return; }
    const row = by(name);
    if (!row?.classList.contains("passage")) return;
    if (row.hidden) { form.reset(); filter(); }
    if (pinned !== row) pin(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  }
  const rowOf = (event) => event.target.closest?.(".passage");
  // A page that scrolls under a pointer at rest is no pointing: focus would lose what it has just shown.
  let rest = "";
  box.addEventListener("mouseover", (event) => {
    const at = `${event.screenX} ${event.screenY}`;
    if (!pinned && rowOf(event) && at !== rest) show(rowOf(event));
    rest = at;
  });
  box.addEventListener("mousemove", (event) => { rest = `${event.screenX} ${event.screenY}`; }, { passive: true });
  box.addEventListener("mouseleave", () => { if (!pinned) show(null); });
  box.addEventListener("focusin", (event) => {
    const row = rowOf(event);
    if (!row) return;
    inOrder.tabIndex = -1;
    row.tabIndex = 0;
    inOrder = row;
    if (!pinned) show(row);
  });
  box.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (row && !event.target.closest("a, summary, details") && !String(getSelection())) pin(row);
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  by("keys").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      if (panel.contains(document.activeElement) && shown) { shown.focus(); return; }
      if (pinned) pin(pinned); else show(null);
      return;
    }
    if (event.target.matches("input:not([type=checkbox]), select")) return;
    const row = event.target.closest?.(".passage");
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") search.focus();
    else if (event.key === "?") help.showModal();
    else if (event.key === "c") { changes.checked = !changes.checked; filter(); }
    else if (event.key === "l" && row) hop(row);
    else if (event.key === "e" && shown) panel.focus();
    else if (event.key === "Enter" && row && row === event.target) pin(row);
    else return;
    event.preventDefault();
  });

  const more = by("more");
  if (more) {
    const rest = by("rest");
    more.hidden = false;
    rest.hidden = true;
    more.addEventListener("click", () => {
      rest.hidden = !rest.hidden;
      more.setAttribute("aria-expanded", String(!rest.hidden));
    });
  }
  addEventListener("hashchange", follow);
  addEventListener("resize", settle);
  document.addEventListener("toggle", settle, true);
  filter();
  follow();
})();
