/* A copy of what is typed, in this browser, until it is saved: a lost session or a closed tab loses nothing. */
(function () {
  var form = document.getElementById("words");
  if (!form || !form.hasAttribute("data-may-write")) return;
  var key = "words " + form.dataset.article + " " + form.dataset.person;
  // Clocks differ: times are told by the server's.
  var skew = Date.now() / 1000 - form.dataset.now;
  var status = document.querySelector(".words-status"), box = document.querySelector(".words-restore");
  var fields = [].slice.call(form.querySelectorAll(".sheet :is(textarea, input:not([type]), input[type=text])"));
  // What the words were written from: put back with them, so that what somebody else saved meanwhile is not replaced unseen.
  var bases = [].slice.call(form.querySelectorAll('.sheet input[type=hidden][name$="-base"]'));
  var values = function (inputs) {
    var found = {};
    inputs.forEach(function (f) { found[f.name] = f.value; });
    return found;
  };
  var get = function () { try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; } };
  var put = function (kept) {
    try { kept ? localStorage.setItem(key, JSON.stringify(kept)) : localStorage.removeItem(key); return true; } catch (e) { return false; }
  };
  var now = function () { return values(fields); };
  // After a refusal the form itself is what nobody has saved yet.
  var unsaved = form.hasAttribute("data-unsaved"), begun = unsaved ? {} : now();
  var isSame = function (a, b) { return Object.keys(b).length && Object.keys(a).every(function (name) { return !(name in b) || a[name] === b[name]; }); };
  var savedSince = function (at) {
    return [].slice.call(form.querySelectorAll("[data-saved]")).some(function (s) { return +s.dataset.saved + 2 >= at; });
  };

  var kept = get(), offered = kept && !unsaved && !isSame(kept.fields, begun) && !savedSince(kept.at);
  if (kept && !offered) put(null);
  if (offered) {
    document.querySelector(".words-kept").textContent = new Date((kept.at + skew) * 1000).toLocaleString(document.documentElement.lang);
    box.hidden = false;
  }
  document.addEventListener("click", function (e) {
    if (!e.target.matches("[data-restore], [data-forget]")) return;
    box.hidden = true;
    if (e.target.matches("[data-forget]")) { put(null); return; }
    bases.forEach(function (f) {
      if (kept.bases && f.name in kept.bases) f.value = kept.bases[f.name];
    });
    fields.forEach(function (f) {
      if (!(f.name in kept.fields) || kept.fields[f.name] === f.value) return;
      f.value = kept.fields[f.name];
      f.dispatchEvent(new Event("input", {bubbles: true}));
    });
    fields[0].focus();
  });

  var waiting;
  form.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 400);
  });
  form.addEventListener("submit", function () { clearTimeout(waiting); keep(); });
  addEventListener("pagehide", function () { if (waiting) keep(); });
  function keep() {
    waiting = null;
    var typed = now(), is = !isSame(typed, begun);
    var done = put(is ? {at: Math.floor(Date.now() / 1000 - skew), fields: typed, bases: values(bases)} : null);
    status.textContent = is && done ? status.dataset.kept : "";
  }
  if (unsaved) keep();
})();
