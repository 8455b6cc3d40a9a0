/* Rows of a form: add, and put in order. Without this script the place numbers and one blank row do the same. */
(() => {
  "use strict";

  const listOf = (rows) => rows.querySelector(".rows-list");
  const placeOf = (row) => row.querySelector(".row-place input");

  /* Rows that were moved carry their place; a blank row has none, or it would count as filled in. */
  const number = (rows) => {
    [...listOf(rows).children].forEach((row, index) => {
      placeOf(row).value = index + 1;
    });
    mark(rows);
  };

  const mark = (rows) => {
    const all = [...listOf(rows).children];
    all.forEach((row, index) => {
      row.querySelector(".row-up").disabled = index === 0;
      row.querySelector(".row-down").disabled = index === all.length - 1;
    });
  };

  const move = (rows, row, step) => {
    const list = listOf(rows);
    const index = [...list.children].indexOf(row);
    const other = list.children[index + step];
    if (!other) return;
    list.insertBefore(row, step < 0 ? other : other.nextElementSibling);
    number(rows);
    const button = row.querySelector(step < 0 ? ".row-up" : ".row-down");
    (button.disabled ? row.querySelector(step < 0 ? ".row-down" : ".row-up") : button).focus();
    rows.querySelector(".rows-told").textContent = `${rows.dataset.moved} ${index + step + 1}`;
  };

  const ready = (row) => {
    row.querySelector(".row-place").hidden = true;
    row.querySelectorAll(".row-up, .row-down").forEach((button) => { button.hidden = false; });
  };

  const add = (rows) => {
    const total = rows.querySelector("input[name$=-TOTAL_FORMS]");
    const holder = document.createElement("template");
    holder.innerHTML = rows.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.content.firstElementChild;
    total.value = Number(total.value) + 1;
    listOf(rows).append(row);
    ready(row);
    number(rows);
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
  };

  document.querySelectorAll(".rows").forEach((rows) => {
    const blank = listOf(rows).querySelector(".row-blank");
    if (blank) {
      const total = rows.querySelector("input[name$=-TOTAL_FORMS]");
      total.value = Number(total.value) - 1;
      blank.remove();
    }
    [...listOf(rows).children].forEach(ready);
    mark(rows);
    const button = rows.querySelector(".rows-add");
    button.hidden = false;
    button.addEventListener("click", () => add(rows));
    listOf(rows).addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (event.target.closest(".row-up")) move(rows, row, -1);
      if (event.target.closest(".row-down")) move(rows, row, 1);
    });
  });
})();
