/* The page on which an article is written: what is shown, and the live preview. Everything works without it. */
(function () {
  var form = document.getElementById("words");
  var all = function (s, within) { return [].slice.call((within || document).querySelectorAll(s)); };
  var one = function (s, within) { return (within || document).querySelector(s); };
  var sheets = all(".sheet"), wide = matchMedia("(min-width: 64rem)");
  var jump = one(".words-jump"), views = one(".words-views"), tabs = one(".words-tabs");
  var view = form.dataset.open;
  document.documentElement.classList.add("words-js");

  /* ---- side by side, one with its preview, or tabs on a narrow screen ---- */
  function show(wanted) {
    view = wanted;
    form.elements.language.value = wanted;
    var shown = wide.matches ? wanted : wanted || sheets[0].dataset.language;
    jump.hidden = true;
    views.hidden = !wide.matches;
    tabs.hidden = wide.matches;
    form.classList.toggle("words-one", shown !== "");
    all("button", views).forEach(function (b) { b.setAttribute("aria-pressed", b.dataset.view === shown); });
    all("button", tabs).forEach(function (b) {
      var on = b.dataset.view === shown;
      b.setAttribute("aria-selected", on);
      b.tabIndex = on ? 0 : -1;
    });
    sheets.forEach(function (sheet) {
      sheet.hidden = shown !== "" && sheet.dataset.language !== shown;
      if (wide.matches) sheet.removeAttribute("role"); else sheet.setAttribute("role", "tabpanel");
    });
  }
  all("[data-view]").forEach(function (b) { b.onclick = function () { show(b.dataset.view); }; });
  tabs.onkeydown = function (e) {
    var buttons = all("button", tabs), step = {ArrowLeft: -1, ArrowRight: 1}[e.key];
    if (!step) return;
    var next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    show(next.dataset.view);
    next.focus();
  };
  wide.addEventListener("change", function () { show(view); });
  show(view);
  var clash = one(".words-clash") || one(".words-wrong :is(input, textarea)");
  if (clash) clash.focus();

  /* ---- the preview: a fresh frame is filled behind the old one, so that nothing flickers and Back is not spoilt ---- */
  function previews(sheet) {
    var box = one(".sheet-frame", sheet), button = one("[data-preview]", sheet), out = one(".words-signed-out", sheet);
    var count = 0, waiting = null;
    var frame = one("iframe", box);
    function refresh() {
      clearTimeout(waiting);
      waiting = null;
      var mine = ++count, fresh = frame.cloneNode(false);
      fresh.removeAttribute("src");
      fresh.removeAttribute("loading");
      fresh.name = frame.name.replace(/_\d+$/, "") + "_" + mine;
      fresh.classList.add("words-coming");
      box.appendChild(fresh);
      var before = [form.target, form.getAttribute("action")];
      form.target = fresh.name;
      form.setAttribute("action", button.getAttribute("formaction"));
      HTMLFormElement.prototype.submit.call(form);
      form.target = before[0];
      form.setAttribute("action", before[1]);
      fresh.addEventListener("load", function () {
        if (mine !== count) { fresh.remove(); return; }
        arrived(fresh);
      });
    }
    function arrived(fresh) {
      var page = pageOf(fresh), old = pageOf(frame);
      out.hidden = !!page;
      if (!page) { fresh.remove(); return; }
      var top = old ? old.defaultView.scrollY : 0;
      fresh.classList.remove("words-coming");
      frame.remove();
      frame = fresh;
      settle();
      page.defaultView.scrollTo(0, top);
    }
    function settle() {
      var page = pageOf(frame);
      if (!page) return;
      hints(sheet, one("#preview-note", page));
      all("a[href]", page).forEach(function (a) {
        if (a.getAttribute("href")[0] !== "#") a.target = "_blank";
      });
    }
    frame.addEventListener("load", settle);
    sheet.addEventListener("input", function (e) {
      if (e.target.closest(".words-change")) return;
      clearTimeout(waiting);
      waiting = setTimeout(refresh, 700);
    });
    button.addEventListener("click", function (e) { e.preventDefault(); refresh(); });
    if (form.elements[sheet.dataset.language + "-body"].value.trim() && (one(".words-clash", sheet) || !frame.getAttribute("src") || one(".words-error", sheet))) refresh();
  }
  function pageOf(frame) {
    try { return one("main", frame.contentDocument) && frame.contentDocument; } catch (e) { return null; }
  }
  /* What keeps it from being published comes with the preview and is shown beside the text. */
  function hints(sheet, note) {
    var box = one(".words-hints", sheet), list = one("ul", box);
    if (!note) return;
    if ("beside" in note.dataset) note.hidden = true;
    list.textContent = "";
    all("li", note).forEach(function (told) {
      var item = document.createElement("li"), line = +told.dataset.line;
      item.className = "words-hint-" + told.dataset.level;
      item.textContent = told.textContent;
      if (line) item.prepend(jumpTo(sheet, line), " ");
      list.appendChild(item);
    });
    box.hidden = !list.children.length;
  }
  function jumpTo(sheet, line) {
    var b = document.createElement("button");
    b.type = "button";
    b.className = "words-line";
    b.textContent = form.dataset.line.replace("0", line);
    b.onclick = function () {
      var text = form.elements[sheet.dataset.language + "-body"], lines = text.value.split("\n");
      var start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      text.focus();
      text.setSelectionRange(start, start + (lines[line - 1] || "").length);
      text.scrollTop = text.scrollHeight * (line - 1) / lines.length - text.clientHeight / 3;
    };
    return b;
  }
  sheets.forEach(previews);

  /* ---- saving: once, also with Ctrl+S ---- */
  var status = one(".words-status"), sending = false;
  form.addEventListener("submit", function (e) {
    if (sending) { e.preventDefault(); return; }
    sending = true;
    if (status) status.textContent = status.dataset.saving;
    setTimeout(function () { sending = false; }, 8000);
  });
  addEventListener("pageshow", function () { sending = false; });
  document.addEventListener("keydown", function (e) {
    var save = one("[data-save]");
    if (save && (e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === "s") { e.preventDefault(); save.click(); }
  });
})();
