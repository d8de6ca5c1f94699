// The form: its fields from and to the case that it holds, and its rows.
"use strict";

/**
 * The form in the page. `changed(input, isDone)` is called as a field is changed, `isDone` once it is
 * left; `held()` is the case, `open(data)` shows another.
 */
function startForm(form, changed) {
  const groups = [...form.querySelectorAll("[data-rows]")];
  const byIds = groups.filter((group) => "byId" in group.dataset).map((group) => group.dataset.rows);
  let held = openedCase({}, byIds);

  const idOf = (path) => `f-${path.join("-")}`;
  const pathOf = (input) => JSON.parse(input.dataset.path);
  const fieldAt = (path) => form.querySelector(`#${CSS.escape(idOf(path))}`);

  function set(input, value) {
    const isNew = input.tagName === "SELECT" && [...input.options].every((o) => o.value !== value);
    if (isNew) input.add(new Option(value, value));
    input.value = value;
  }

  function addRow(group, at) {
    const row = group.querySelector("template").content.cloneNode(true).firstElementChild;
    const key = group.dataset.rows;
    for (const input of row.querySelectorAll("[data-path]")) {
      const path = [key, at, ...pathOf(input)];
      input.dataset.path = JSON.stringify(path);
      input.id = idOf(path);
      const field = input.closest(".field");
      const [label, hint, said] = ["label", ".hint", ".said"].map((part) => field.querySelector(part));
      input.dataset.label = `${group.dataset.title} ${at + 1}: ${label.textContent}`;
      label.htmlFor = input.id;
      label.append(hidden(`, ${group.dataset.title} ${at + 1}`));
      const about = [hint, said].filter(Boolean);
      about.forEach((part, number) => (part.id = `${input.id}-about${number}`));
      input.setAttribute("aria-describedby", about.map((part) => part.id).join(" "));
      set(input, valueAt(held, path));
    }
    row.querySelector("button").append(hidden(` ${group.dataset.title} ${at + 1}`));
    row.querySelector("button").addEventListener("click", () => removeRow(group, at));
    group.querySelector(".rows").append(row);
  }

  function showRows(group) {
    group.querySelector(".rows").replaceChildren();
    (held[group.dataset.rows] ?? []).forEach((_, at) => addRow(group, at));
    limitIds(group);
  }

  function removeRow(group, at) {
    held[group.dataset.rows].splice(at, 1);
    showRows(group);
    group.querySelector("button.add").focus();
    changed(null, true);
  }

  /** Of a clock there is one day: what one row has no other may take. */
  function limitIds(group) {
    const selects = [...group.querySelectorAll(".rows select")];
    for (const select of selects) {
      const others = selects.filter((other) => other !== select).map((other) => other.value);
      for (const option of select.options) option.disabled = option.value && others.includes(option.value);
    }
  }

  function show() {
    for (const input of form.querySelectorAll("[data-path]")) set(input, valueAt(held, pathOf(input)));
    groups.forEach(showRows);
    for (const part of form.querySelectorAll("details")) part.open = part.open || isFilled(part);
  }

  const isFilled = (part) => [...part.querySelectorAll("[data-path]")].some((input) => input.value);

  /** Shows the fields and choices of the framework, and what is filled in whatever its framework. */
  function showFramework(id) {
    for (const part of form.querySelectorAll("[data-frameworks]")) {
      const isOfIt = !part.dataset.frameworks || part.dataset.frameworks.split(" ").includes(id);
      const input = part.querySelector("[data-path]");
      const isUsed = input ? input.value !== "" : part.selected;
      part.hidden = !isOfIt && !isUsed;
    }
  }

  function take(input, isDone) {
    if (!input.dataset.path) return;
    putAt(held, pathOf(input), input.value);
    const group = input.closest("[data-rows]");
    if (group) limitIds(group);
    changed(input, isDone);
  }

  form.addEventListener("input", (event) => take(event.target, event.target.tagName === "SELECT"));
  form.addEventListener("change", (event) => take(event.target, true));
  for (const group of groups) {
    group.querySelector("button.add").addEventListener("click", () => {
      const rows = (held[group.dataset.rows] ??= []);
      rows.push(group.dataset.empty ? JSON.parse(group.dataset.empty) : "");
      addRow(group, rows.length - 1);
      limitIds(group);
      group.querySelector(".rows > :last-child [data-path]").focus();
    });
  }
  /** Leads to the field for the day at the path, in a row of its own where there is none yet. */
  function goTo([key, id]) {
    const group = groups.find((each) => each.dataset.rows === key);
    let field = fieldAt([key, id]);
    if (group) {
      const rows = (held[key] ??= []);
      let at = id ? rows.findIndex((row) => row.id === id) : -1;
      if (at < 0) {
        at = rows.push(id ? { id, date: "" } : "") - 1;
        addRow(group, at);
        limitIds(group);
      }
      field = fieldAt(id ? [key, at, "date"] : [key, at]);
    }
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.focus();
  }

  showFramework(form.dataset.framework);
  return {
    fieldAt,
    goTo,
    showFramework,
    isEmpty: () => JSON.stringify(caseFile(held, byIds).data) === "{}",
    file: () => caseFile(held, byIds),
    open: (data) => {
      held = openedCase(data, byIds);
      show();
    },
  };
}

/** Words that are heard and not seen. */
function hidden(text) {
  const words = document.createElement("span");
  words.className = "heard";
  words.textContent = text;
  return words;
}
