/* Moving about in the picture of a guide. Without this it scrolls in its box, at full size. */
"use strict";
(() => {
  const box = document.querySelector(".graph-box");
  const graph = box.querySelector(".graph");
  const tools = document.querySelector(".graph-tools");
  const full = { width: graph.viewBox.baseVal.width, height: graph.viewBox.baseVal.height };
  const LEAST = 0.08, MOST = 2, FAR = 0.45;
  let zoom = 1;

  /* The point of the box at (x, y) stays where it is. */
  function zoomTo(wanted, x = box.clientWidth / 2, y = box.clientHeight / 2) {
    const next = Math.min(MOST, Math.max(LEAST, wanted));
    const left = (box.scrollLeft + x) / zoom, top = (box.scrollTop + y) / zoom;
    zoom = next;
    graph.setAttribute("width", full.width * zoom);
    graph.setAttribute("height", full.height * zoom);
    graph.classList.toggle("from-far", zoom < FAR);
    box.scrollTo(left * zoom - x, top * zoom - y);
  }

  const ways = {
    in: () => zoomTo(zoom * 1.25),
    out: () => zoomTo(zoom / 1.25),
    full: () => zoomTo(1),
    fit: () => zoomTo(box.clientWidth / full.width),
  };
  const keys = { "+": "in", "=": "in", "-": "out", "0": "full" };

  function centre(element) {
    const place = element.getBoundingClientRect(), frame = box.getBoundingClientRect();
    box.scrollBy(
      place.left + place.width / 2 - frame.left - frame.width / 2,
      Math.min(place.top - frame.top - 40, place.top + place.height / 2 - frame.top - frame.height / 2),
    );
  }

  tools.hidden = false;
  tools.addEventListener("click", (event) => ways[event.target.dataset.zoom]?.());
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    ways[keys[event.key]]();
  });
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frame = box.getBoundingClientRect();
    zoomTo(zoom * Math.exp(-event.deltaY / 400), event.clientX - frame.left, event.clientY - frame.top);
  }, { passive: false });

  /* Drag with the mouse; fingers scroll and pinch by themselves. */
  let dragging = false, dragged = 0;
  box.addEventListener("pointerdown", (event) => {
    dragging = event.pointerType === "mouse" && event.button === 0;
    dragged = 0;
  });
  window.addEventListener("pointermove", (event) => {
    if (!dragging) return;
    dragged += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (dragged <= 4) return;
    box.scrollBy(-event.movementX, -event.movementY);
    box.classList.add("dragging");
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => {
      dragging = false;
      box.classList.remove("dragging");
    });
  }
  /* The end of a drag is no click, and links are not dragged about. */
  box.addEventListener("click", (event) => {
    if (dragged > 4) event.preventDefault();
  }, true);
  box.addEventListener("dragstart", (event) => event.preventDefault());

  /* Show the lines of a card, or of the row the pointer or the focus is on. */
  function light(element) {
    for (const lit of graph.querySelectorAll(".lit")) lit.classList.remove("lit");
    const row = element?.closest(".row[data-from]"), card = element?.closest(".card");
    if (!card) return;
    const key = card.dataset.key;
    const own = `[data-from="${key}"]` + (row ? `[data-answer="${row.dataset.answer}"]` : "");
    for (const edge of graph.querySelectorAll(`.edge${own}`)) edge.classList.add("lit");
    if (row) {
      document.getElementById(`card-${row.dataset.to}`)?.closest(".card").classList.add("lit");
    } else {
      for (const edge of graph.querySelectorAll(`.edge[data-to="${key}"]`)) edge.classList.add("lit");
    }
  }
  graph.addEventListener("pointerover", (event) => light(event.target));
  box.addEventListener("pointerleave", () => light(document.activeElement));
  // On the box: a drawing that listens for focus is itself a stop of the Tab key in Chromium.
  box.addEventListener("focusin", (event) => {
    if (event.target === box) return;
    light(event.target);
    if (event.target.matches(":focus-visible")) centre(event.target);
  });
  box.addEventListener("focusout", () => light(null));

  /* A row that leads to another card goes there, and takes the focus along. */
  graph.addEventListener("click", (event) => {
    const address = event.target.closest("a")?.getAttribute("href") ?? "";
    if (event.defaultPrevented || !address.startsWith("#card-")) return;
    event.preventDefault();
    go(address);
  });
  function go(address) {
    const place = document.getElementById(decodeURIComponent(address.slice(1)));
    const link = place?.matches("a") ? place : place?.querySelector("a");
    if (!link) return;
    history.replaceState(null, "", address);
    link.focus({ preventScroll: true });
    centre(link);
    light(link);
  }

  /* Find by key or words, questions before answers. */
  const search = tools.querySelector(".graph-search"), count = tools.querySelector(".graph-count");
  const words = [...graph.querySelectorAll("a")].map((link) => [link, (link.id + " " + link.textContent).replace(/\s+/g, " ").toLowerCase()]);
  let hits = [], at = -1;
  function find() {
    const sought = search.elements["graph-find"].value.trim().toLowerCase();
    for (const hit of hits) hit.classList.remove("hit", "now");
    hits = sought ? words.filter(([, text]) => text.includes(sought)).map(([link]) => link) : [];
    hits.sort((one, other) => other.matches(".head") - one.matches(".head"));
    for (const hit of hits) hit.classList.add("hit");
    at = -1;
    show(0);
    if (sought && !hits.length) count.textContent = count.dataset.none;
  }
  function show(place) {
    hits[at]?.classList.remove("now");
    at = hits.length ? place % hits.length : -1;
    count.textContent = hits.length ? `${at + 1} ${count.dataset.of} ${hits.length}` : "";
    if (at < 0) return;
    hits[at].classList.add("now");
    if (zoom < FAR) zoomTo(1);
    centre(hits[at]);
  }
  search.addEventListener("input", find);
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    show(at + 1);
  });

  /* Begin where the address says, else at the start of the guide. */
  const asked = location.hash.startsWith("#card-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked) go(location.hash);
  else {
    const start = graph.querySelector(".starts");
    if (start) centre(start);
  }
})();
