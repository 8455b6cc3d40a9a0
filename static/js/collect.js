/* Puts the visitor's address and port into the shown commands. They stay in this page. */
document.addEventListener("DOMContentLoaded", function () {
  var form = document.getElementById("target"), hint = document.getElementById("target-hint"), told = hint.textContent;
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  form.addEventListener("input", function () {
    var wrong = false;
    ["host", "port"].forEach(function (name) {
      var field = form.elements[name], right = field.validity.valid;
      field.setAttribute("aria-invalid", !right);
      wrong = wrong || !right;
      document.querySelectorAll("[data-put=" + name + "]").forEach(function (at) {
        var before = at.previousSibling, given = right && field.value ? field.value : at.dataset.usual;
        at.textContent = given.indexOf(":") > 0 && before && /\/\/$/.test(before.textContent) ? "[" + given + "]" : given;
      });
    });
    hint.textContent = wrong ? hint.dataset.wrong : told;
  });
});
