/* The buttons above a text. What they put in can be taken back with Ctrl+Z. */
(function () {
  var all = function (s, within) { return [].slice.call((within || document).querySelectorAll(s)); };

  function put(box, text) {
    box.focus();
    // The only way in that keeps the browser's own undo.
    if (document.execCommand("insertText", false, text)) return;
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", {bubbles: true}));
  }
  function number(before) {
    var found = before.match(/^[ \t]*\d+(?=\. )/gm), parts = before.split(/^## /m);
    found = parts[parts.length - 1].match(/^\d+(?=\. )/gm) || [];
    return found.length ? +found[found.length - 1] + 1 : 1;
  }
  /* A block below a step belongs to it, four spaces in. */
  function indent(before, tool) {
    if (tool === "step") return "";
    var lines = before.split("\n").filter(function (line) { return line.trim(); }), last = lines[lines.length - 1] || "";
    return /^(\d+\.|[-*]) /.test(last) || /^ {4}/.test(last) ? "    " : "";
  }
  function insert(box, button, given) {
    var start = box.selectionStart, end = box.selectionEnd, value = box.value;
    var before = value.slice(0, start), after = value.slice(end), chosen = value.slice(start, end);
    var text = button.dataset.text.replace("{}", button.dataset.tool === "step" ? number(before) : given || "");
    var lead = "", trail = "";
    if (button.hasAttribute("data-block")) {
      if (!chosen && /[^\n]$/.test(before)) {
        // From within a line: the block comes after it.
        var rest = after.search(/\n|$/);
        before += after.slice(0, rest);
        after = after.slice(rest);
        start = end = before.length;
        box.setSelectionRange(start, end);
      }
      var margin = indent(before, button.dataset.tool);
      text = text.split("\n").map(function (line) { return line ? margin + line : line; }).join("\n");
      if (chosen && margin) chosen = chosen.replace(/\n/g, "\n" + margin);
      lead = !before.trim() ? "" : /\n\n$/.test(before) ? "" : /\n$/.test(before) ? "\n" : "\n\n";
      trail = /^\n\n/.test(after) ? "" : /^\n/.test(after) ? "\n" : "\n\n";
    }
    var from = text.indexOf("⟦"), to = text.indexOf("⟧"), inside = from < 0 ? "" : chosen || text.slice(from + 1, to);
    if (from >= 0) text = text.slice(0, from) + inside + text.slice(to + 1);
    put(box, lead + text + trail);
    var at = start + lead.length + (from < 0 ? text.length : from);
    box.setSelectionRange(at, at + inside.length);
  }
  function ask(kind, then) {
    var dialog = document.getElementById("words-ask"), label = document.getElementById("words-ask-label");
    var box = document.getElementById("words-ask-box");
    label.textContent = label.dataset[kind];
    box.setAttribute("list", kind);
    box.value = dialog.returnValue = "";
    dialog.onclose = function () { then(dialog.returnValue ? box.value.trim() : null); };
    dialog.showModal();
  }

  all(".words-tools").forEach(function (bar) {
    var box = document.getElementById(bar.getAttribute("aria-controls")), buttons = all("button", bar);
    var use = function (b) {
      if (!b.dataset.asks) return insert(box, b);
      ask(b.dataset.asks, function (given) { box.focus(); if (given) insert(box, b, given); });
    };
    bar.hidden = false;
    buttons.forEach(function (b) { b.onclick = function () { use(b); }; });
    bar.onkeydown = function (e) {
      var to = {ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[e.key], at = buttons.indexOf(document.activeElement);
      if (!to || at < 0) return;
      e.preventDefault();
      var next = buttons[Math.abs(to) === 1 ? (at + to + buttons.length) % buttons.length : to < 0 ? 0 : buttons.length - 1];
      buttons.forEach(function (b) { b.tabIndex = b === next ? 0 : -1; });
      next.focus();
    };
    box.addEventListener("keydown", function (e) {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return;
      var b = buttons.filter(function (one) { return one.dataset.keys === e.key.toLowerCase(); })[0];
      if (b) { e.preventDefault(); use(b); }
    });
  });
})();
