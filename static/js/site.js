/* Comfort only: every page works without it. In <head>, so that the theme does not flash. */
(function () {
  var root = document.documentElement, media = matchMedia("(prefers-color-scheme: dark)");
  var get = function (k) { try { return localStorage.getItem(k); } catch (e) { return null; } };
  var put = function (k, v) { try { v === null ? localStorage.removeItem(k) : localStorage.setItem(k, v); } catch (e) {} };
  var all = function (s) { return [].slice.call(document.querySelectorAll(s)); };
  var on = function (t, f) { document.addEventListener(t, f); };
  root.classList.add("js");
  if (get("theme")) root.dataset.theme = get("theme");

  on("DOMContentLoaded", function () {
    var say = document.querySelector("[role=status]"), words = say.dataset;

    // Theme: choosing what the system has forgets the choice.
    var dark = function () { return root.dataset.theme ? root.dataset.theme === "dark" : media.matches; };
    all("[data-theme-switch]").forEach(function (b) {
      var show = function () { b.setAttribute("aria-pressed", dark()); };
      show(); media.addEventListener("change", show);
      b.onclick = function () {
        var want = dark() ? "light" : "dark";
        if ((want === "dark") === media.matches) { delete root.dataset.theme; put("theme", null); }
        else { root.dataset.theme = want; put("theme", want); }
        show();
      };
    });

    // Copy the element named in data-copy, or the <pre> beside the button.
    on("click", function (e) {
      var b = e.target.closest("[data-copy]");
      if (!b) return;
      var from = b.dataset.copy ? document.getElementById(b.dataset.copy) : b.parentNode.querySelector("pre");
      var done = function () {
        var old = words.copy;
        b.textContent = say.textContent = words.copied;
        setTimeout(function () { b.textContent = b.dataset.label || old; say.textContent = ""; }, 1600);
      };
      var byHand = function () { getSelection().selectAllChildren(from); if (document.execCommand("copy")) done(); };
      navigator.clipboard ? navigator.clipboard.writeText(from.textContent.trim()).then(done, byHand) : byHand();
    });

    // Number keys choose, unless switched off (WCAG 2.1.4).
    on("change", function (e) {
      if (e.target.matches("[data-keys]")) put("keys", e.target.checked ? null : "off");
    });
    on("keydown", function (e) {
      if (e.ctrlKey || e.metaKey || e.altKey || get("keys") === "off" || !/^[1-9]$/.test(e.key)) return;
      if (e.target.closest("textarea, select, input:not([type=checkbox])")) return;
      var a = document.querySelector('.choices a[data-key="' + e.key + '"]');
      if (a) { e.preventDefault(); a.click(); }
    });

    // Suggestions: htmx comes when somebody turns to the box, so that the page is light for everybody else.
    on("focusin", function (e) {
      var form = e.target.closest("form[data-htmx]");
      if (!form || window.htmx || form.dataset.asked) return;
      form.dataset.asked = "1";
      var s = document.createElement("script");
      s.src = form.dataset.htmx;
      document.head.appendChild(s);
    });
    // Enter sends what has one line; arrows go through the suggestions, Escape puts them away.
    on("keydown", function (e) {
      var box = e.target.closest("#box"), q = box && document.getElementById("q");
      if (!box || e.isComposing || e.keyCode === 229) return;
      var links = all("#suggestions a"), at = links.indexOf(e.target), step = {ArrowDown: 1, ArrowUp: -1}[e.key];
      if (e.target === q && e.key === "Enter" && !e.shiftKey && (e.ctrlKey || e.metaKey || q.value.indexOf("\n") < 0)) { e.preventDefault(); box.requestSubmit(); }
      else if (e.key === "Escape") { document.getElementById("suggestions").textContent = ""; q.focus(); }
      else if (step && (at >= 0 || (e.target === q && step > 0 && links.length && q.selectionEnd === q.value.length))) { e.preventDefault(); (links[at + step] || q).focus(); }
    });
    on("htmx:beforeRequest", function (e) {
      if (e.target.id === "q" && /^[^]{200}|\n/.test(e.target.value)) { e.preventDefault(); document.getElementById("suggestions").textContent = ""; }
    });

    // New content: copy buttons, the switch as it is, the tab of this system.
    var ua = navigator.userAgent;
    var os = /Android|iP/.test(ua) ? "phone" : /Mac/.test(ua) ? "macos" : /Linux/.test(ua) ? "linux" : "windows";
    var fresh = function () {
      all(".cmd > pre:only-child").forEach(function (pre) {
        var b = document.createElement("button");
        b.type = "button"; b.dataset.copy = ""; b.textContent = words.copy;
        b.setAttribute("aria-label", words.copy + ": " + pre.textContent.trim());
        pre.parentNode.appendChild(b);
      });
      all("[data-keys]").forEach(function (k) { k.checked = get("keys") !== "off"; });
      // The lines that prove a fact stay in this tab; the address carries only what they show.
      var proofs = {};
      all("[data-fact]").forEach(function (p) {
        var k = "fact " + p.dataset.fact;
        try {
          if (!p.textContent) p.textContent = sessionStorage[k] || "";
          else if (p.lastChild.nodeName === "BDI") sessionStorage[k] = proofs[k] = (proofs[k] ? proofs[k] + "\n" : "") + p.lastChild.textContent;
        } catch (e) {}
      });
      all("#os-" + os).forEach(function (t) { t.checked = true; });
    };
    fresh();

    // After a swap or Back: the new heading takes the focus and is read out.
    var arrive = function () {
      fresh();
      var h = document.querySelector("#walk h1");
      if (h && !document.activeElement.closest("#box")) { h.focus({preventScroll: true}); say.textContent = h.textContent; }
    };
    // Back over steps that htmx put into the history, on a page that came without it.
    addEventListener("popstate", function (e) { if (!window.htmx && e.state && e.state.htmx) location.reload(); });
    on("htmx:afterSettle", arrive); on("htmx:historyRestore", arrive);
    // The server is away or says no: go there as a plain link would, so that the reader sees its page.
    var plainly = function (e) { if (e.target.closest("#box")) return; var p = e.detail.pathInfo; location.href = (p && p.requestPath) || location.href; };
    on("htmx:sendError", plainly); on("htmx:responseError", plainly);
  });
})();
