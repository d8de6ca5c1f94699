// What is wrong, in a summary that leads to the fields, and at each field.
"use strict";

let saidBefore = "";

/** Shows `complaints`, each with the `field` it is of if there is one, and says them once. */
function complain(complaints, title) {
  for (const input of document.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.closest(".field").classList.remove("wrong");
  }
  const items = complaints.map(({ field, message }) => {
    if (field) {
      field.setAttribute("aria-invalid", "true");
      field.closest(".field").classList.add("wrong");
      saidOf(field).textContent = message;
      for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) {
        part.open = true;
      }
    }
    return item(field, message);
  });
  const summary = document.getElementById("summary");
  const text = items.map((each) => each.textContent).join("\n");
  if (text === saidBefore) return;
  saidBefore = text;
  summary.replaceChildren();
  summary.hidden = !items.length;
  if (!items.length) return;
  const heading = document.createElement("h2");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.append(...items);
  summary.append(heading, list);
}

function item(field, message) {
  const made = document.createElement("li");
  if (!field) {
    made.textContent = message;
    return made;
  }
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  const { label } = field.dataset;
  link.textContent = message.startsWith(`“${label}”`) ? message : `${label}: ${message}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  made.append(link);
  return made;
}

/** The place below a field for what is said of its value. */
function saidOf(field) {
  return field.closest(".field").querySelector(".said");
}
