// The answer beside the form. What is HTML has been made by sifcalc, which escapes what people wrote;
// none of it is run.
"use strict";

/** Shows a page of sifcalc's in the element, its headings two levels further down. */
function showPage(html, element) {
  const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  for (const heading of main.querySelectorAll("h1, h2, h3, h4, h5")) {
    const lower = document.createElement(`h${Math.min(6, Number(heading.tagName[1]) + 2)}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
    const caption = lower.nextElementSibling?.querySelector("caption");
    if (caption?.textContent.startsWith(lower.textContent)) caption.className = "heard";
  }
  element.replaceChildren(...main.childNodes);
}

/**
 * Puts a line for each clock, its words folded away, where the page left room for them. `record(path)`
 * leads to the field for the day on which a clock was done.
 */
function showClocks(clocks, element, record) {
  const list = [...element.querySelectorAll("ul")].find((each) => !each.children.length);
  if (!list) return;
  if (!clocks.length) return list.remove();
  list.className = "clocks";
  list.append(...clocks.map((clock) => clockLine(clock, record)));
}

const foldName = (fold) => (fold.querySelector("summary .title") ?? fold.querySelector("summary")).textContent;

/** The names of what is unfolded in the element, and `unfold` to have it so again. */
function unfolded(element) {
  return new Set([...element.querySelectorAll("details[open]")].map(foldName));
}

function unfold(element, names) {
  for (const fold of element.querySelectorAll("details")) fold.open ||= names.has(foldName(fold));
}

function clockLine(clock, record) {
  const part = (tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const line = document.createElement("li");
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  const title = part("span", clock.title, `title ${clock.tone}`);
  const parts = [clock.when, `${clock.who}, ${clock.strength}`, clock.standing, clock.doubts];
  const names = ["when", "who", "standing", "doubts"];
  summary.append(title, ...parts.flatMap((text, at) => [" ", part("span", text, names[at])]));
  const source = part("p", "Source: ");
  clock.sources.forEach(([text, address], at) => {
    if (at) source.append("; ");
    if (!address) return source.append(text);
    const link = part("a", text);
    link.href = address;
    source.append(link);
  });
  if (!clock.sources.length) source.append("none, a reading of sifcalc's own");
  fold.append(summary, ...clock.words.map((words) => part("p", words)), source);
  if (clock.record) {
    const button = part("button", "Enter the day it was done");
    button.type = "button";
    button.append(hidden(`: ${clock.title}`));
    button.addEventListener("click", () => record(clock.record));
    fold.append(button);
  }
  line.append(fold);
  return line;
}

/** The answer in a sentence, what is overdue and what comes next; `unrecorded` clocks are past. */
function inOneSentence(element, unrecorded) {
  const banner = element.querySelector(".banner")?.textContent.trim() ?? "";
  const tables = [...element.querySelectorAll("table")];
  const next = tables.find((table) => table.caption?.textContent.startsWith("What must happen next"));
  const rows = [...(next?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
  const isLate = ([, , , , standing]) => standing.includes("OVERDUE");
  const named = (word, [first, ...others]) => {
    const more = others.length ? `, and ${others.length} more` : "";
    return first ? ` ${word}: ${first[0]}, ${first[1]}${more}.` : "";
  };
  const ahead = rows.filter((row) => !isLate(row)).slice(0, 1);
  const nothing = element.querySelector(".clocks")
    ? " Nothing that has a date of its own is still to come."
    : " The deadlines follow once a day of the report is given.";
  const past = unrecorded ? ` Past without a day on which it was done: ${unrecorded}.` : "";
  const after = `${named("OVERDUE", rows.filter(isLate))}${past}${named("Next", ahead)}`;
  return `${banner ? `${banner}.` : "Overall effectiveness: not known."}${after || nothing}`;
}
