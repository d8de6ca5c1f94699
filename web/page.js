// What the page does: asks sifcalc about what is in the form as it is typed, and shows what it says.
"use strict";

const byId = (id) => document.getElementById(id);
const PATIENCE = 10_000; // milliseconds without any progress
const PAUSE = 250; // milliseconds after the last key before sifcalc is asked
const LONGEST_PRESS = 1_000; // milliseconds after which a pressed button holds nothing up
const PROGRESS = {
  unpacked: "Loading the calculator: unpacked. You can fill in the form already.",
  python: "Loading the calculator: almost ready. You can fill in the form already.",
  ready: "Ready.",
};
const CANNOT = {
  webassembly:
    "This page cannot work here: this browser, or who manages it, does not allow WebAssembly, which the" +
    " calculator is made of. Try another browser, or ask your IT department to allow it for this page.",
  worker:
    "This page cannot work here: this browser, or who manages it, does not allow a page its own worker," +
    " in which the calculator runs. Try another browser, or ask your IT department to allow it for this page.",
  damaged: "This page cannot work, as its file is damaged or cut short. Get it anew, and open that.",
  beside:
    "This page cannot work, as one of the files beside it cannot be had. From a folder only sifcalc.html" +
    " works; this one has to come from a web server, with all its files.",
  start: "This page cannot work here: the calculator does not start. Try another browser, or get the file anew.",
};
const SLOW =
  "The calculator is still not there, after 10 seconds without a sign. It may yet come, on a slow computer. If it" +
  " does not, this browser stops it: try another, or ask your IT department.";

const REFUSED = "There is no answer while there is a problem: it is said above the form, and at its field.";
const UNREAD = "The answer follows once the date can be read.";

function startPage() {
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  byId("seen").value = today;
  const engine = startEngine(document, said);
  window.sifcalc = engine;
  let isStopped = false;
  let watchdog = setTimeout(() => stop(SLOW), PATIENCE);

  function said(done) {
    clearTimeout(watchdog);
    if (done !== "ready") watchdog = setTimeout(() => stop(SLOW), PATIENCE);
    byId("progress").className = "progress";
    byId("progress").textContent = PROGRESS[done];
  }

  function stop(sentence) {
    clearTimeout(watchdog);
    byId("progress").className = "progress stop";
    byId("progress").textContent = sentence;
  }

  engine.ready.then(refresh, (error) => {
    isStopped = true;
    byId("answer").replaceChildren();
    status("No answer can be given here.");
    stop(`${CANNOT[error.reason] ?? CANNOT.start} (${error.message})`);
  });

  let asked = 0;
  let pause;
  let isReading = false;
  let released = Promise.resolve(); // what is pressed must not be drawn anew before it is let go, or the click is lost
  let file = null;
  let published = null;
  const form = startForm(byId("case"), (input, isDone) => {
    clearTimeout(pause);
    if (input && !isDone) saidOf(input).textContent = "";
    pause = setTimeout(() => refresh(isDone ? null : input), isDone ? 0 : PAUSE);
  });
  let kept = JSON.stringify(form.file().data);
  const isChanged = () => JSON.stringify(form.file().data) !== kept;
  const status = (text) => {
    if (byId("status").textContent !== text) byId("status").textContent = text;
  };

  const nothingYet = [...byId("answer").childNodes];

  function clear(text) {
    byId("answer").replaceChildren(...(text ? [] : nothingYet));
    byId("saving").hidden = byId("to-saving").hidden = true;
    if (byId("more")) byId("more").hidden = true;
    status(text);
  }

  /** Asks about what is in the form; of a field that is still `typed` in nothing is complained. */
  async function refresh(typed = null) {
    if (isStopped || isReading) return;
    const number = (asked += 1);
    const { data, paths, lacking } = form.file();
    if (file && form.isEmpty()) return showSeveral(number);
    const reply = await engine.answer({ answer: "seen", case: data, as_of: byId("seen").value });
    await released;
    if (number !== asked) return;
    sayBack(reply.days, paths);
    const complaints = lacking.map((path) => ({ field: form.fieldAt(path), message: "choose what was done that day" }));
    complaints.push(...reply.complaints.map((each) => atField(each, paths, form)));
    const shown = complaints.filter(({ field }) => !typed || field !== typed);
    complain(shown, "There is a problem");
    if (complaints.length) return clear(shown.length ? REFUSED : UNREAD);
    if (!reply.page) return clear("");
    published = reply.published;
    form.showFramework(reply.framework);
    const open = unfolded(byId("answer"));
    showPage(reply.page, byId("answer"));
    showClocks(reply.clocks, byId("answer"), form.goTo);
    unfold(byId("answer"), open);
    for (const note of reply.notes) byId("answer").prepend(noted(note));
    offer("one");
    status(inOneSentence(byId("answer"), reply.unrecorded));
  }

  function sayBack(days, paths) {
    for (const each of document.querySelectorAll(".said")) each.textContent = "";
    for (const [name, words] of Object.entries(days)) {
      const field = name === "as_of" ? byId("seen") : form.fieldAt(paths.get(name) ?? []);
      if (field) saidOf(field).textContent = words;
    }
  }

  function offer(of) {
    byId("saving").hidden = byId("to-saving").hidden = false;
    byId("saved").textContent = "";
    for (const group of document.querySelectorAll("[data-of]")) group.hidden = group.dataset.of !== of;
    if (byId("more")) byId("more").hidden = false;
    for (const more of document.querySelectorAll("[data-more]")) {
      if (more.open) setBeside(more).catch(failed);
      more.hidden = of === "several" && more.dataset.more === "precedents";
    }
  }

  const ofFile = (more) => ({ ...more, name: file.name, content: file.content, sheet: byId("sheet").value || null });

  async function showSeveral(number) {
    const within = /^[0-9]{1,3}$/.test(byId("within").value) ? Number(byId("within").value) : null;
    if (within === null) {
      complain([{ field: byId("within"), message: "give a number of working days, 0 to 999" }], "There is a problem");
      return clear(REFUSED);
    }
    const reply = await engine.answer(ofFile({ answer: "several", as_of: byId("seen").value, within }));
    await released;
    if (number !== asked) return;
    sayBack({}, new Map());
    if (reply.complaints || reply.refused) {
      complain(ofTheFile(reply), "There is a problem");
      return clear(REFUSED);
    }
    complain([], "");
    const parts = [reply.graded, reply.due].filter(Boolean).map((html) => {
      const part = document.createElement("div");
      showPage(html, part);
      return part;
    });
    byId("answer").replaceChildren(...parts);
    if (!reply.due) byId("answer").append(noted("No case of the file has a date to count from."));
    offer("several");
    status(`${byId("pick").options.length - 1} cases. Pick one to see all that follows from it.`);
  }

  async function openFile(chosen) {
    if (isStopped || !chosen) return;
    if (isChanged() && !window.confirm("What you entered is not saved, and would be lost. Open the file?")) return;
    file = { name: chosen.name, content: new Uint8Array(await chosen.arrayBuffer()) };
    byId("sheet").value = "";
    byId("sheet-field").hidden = !/\.xls[xm]$/i.test(file.name);
    await readFile();
  }

  async function readFile() {
    const number = (asked += 1);
    byId("progress").textContent = `Reading ${file.name}.`;
    isReading = true; // what was typed before must not ask about a file that is not read yet
    const reply = await engine.answer(ofFile({ answer: "opened" }));
    if (number !== asked) return;
    isReading = false;
    byId("progress").textContent = PROGRESS.ready;
    byId("notes").replaceChildren(...(reply.notes ?? []).map((note) => listed(note)));
    byId("pick-field").hidden = true;
    byId("within-field").hidden = true;
    form.open({});
    kept = JSON.stringify(form.file().data);
    if (!reply.cases) {
      sayBack({}, new Map());
      complain(ofTheFile(reply), `${file.name} cannot be read`);
      byId("summary").scrollIntoView();
      return clear("There is no answer, as the file cannot be read: why is said above.");
    }
    const { cases } = reply;
    if (cases.length > 1) {
      const names = cases.map(({ name }, at) => new Option(name, at));
      byId("pick").replaceChildren(new Option("All of them", ""), ...names);
      byId("pick").onchange = () => pick(cases[byId("pick").value]);
      byId("pick-field").hidden = byId("within-field").hidden = false;
    } else {
      form.open(cases[0].data);
      kept = JSON.stringify(form.file().data);
      file = null;
    }
    await refresh();
  }

  function pick(picked) {
    if (isChanged() && !window.confirm("What you changed is not saved, and would be lost. Pick another?")) return;
    form.open(picked?.data ?? {});
    kept = JSON.stringify(form.file().data);
    refresh();
  }

  async function setBeside(more) {
    const kind = more.dataset.more;
    const isOfFile = file && form.isEmpty();
    const of = isOfFile ? ofFile({}) : kind === "summary" ? { name: published } : { case: form.file().data };
    const reply = await engine.answer({ ...of, answer: "beside", kind, as_of: byId("seen").value });
    const element = more.querySelector("div");
    if (reply.page) return showPage(reply.page, element);
    const why = reply.refused ?? reply.complaints.map(({ message }) => message).join(" ");
    element.replaceChildren(noted(`Nothing can be said here: ${why}`));
  }

  async function saveAs({ kind, form: format, ending }) {
    const { data } = form.file();
    const isOfFile = file && form.isEmpty();
    const asking = isOfFile ? ofFile({ within: Number(byId("within").value) }) : { case: data };
    const request = { ...asking, answer: kind, as_of: byId("seen").value };
    if (kind === "saved") delete request.as_of;
    byId("saved").textContent = "Making the file.";
    const made = await engine.download(request, format);
    if (made.complaints) {
      byId("saved").textContent = made.complaints.map(({ message }) => message).join(" ");
    } else if (made.refused) {
      byId("saved").textContent = `Not saved: ${made.refused}`;
    } else {
      const whose = (isOfFile ? file.name.replace(/\.[^.]*$/, "") : data.authority || data.id || "case").trim();
      const name = `${whose.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}${kind === "saved" ? "" : `-${kind}`}${ending}`;
      save(made, name);
      if (kind === "saved") kept = JSON.stringify(data);
      const without = kind === "saved" ? " It does not hold the day that days left are counted from." : "";
      byId("saved").textContent = `Saved as ${name}, where your browser puts what it saves.${without}`;
    }
  }

  const failed = (error) => stop(`A fault of this page's own: ${error.message}. What you entered is still there.`);
  byId("case").addEventListener("submit", (event) => {
    event.preventDefault();
    refresh().then(() => document.querySelector("#summary a")?.focus(), failed);
  });
  for (const id of ["opening", "counting"]) byId(id).addEventListener("submit", (event) => event.preventDefault());
  byId("file").addEventListener("change", () => openFile(byId("file").files[0]).catch(failed));
  byId("sheet").addEventListener("change", () => file && readFile().catch(failed));
  for (const id of ["seen", "within"]) byId(id).addEventListener("change", () => refresh().catch(failed));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    openFile(event.dataTransfer.files[0]).catch(failed);
  });
  for (const button of document.querySelectorAll("[data-of] button")) {
    button.addEventListener("click", () => saveAs(button.dataset).catch(failed));
  }
  for (const more of document.querySelectorAll("[data-more]")) {
    more.addEventListener("toggle", () => more.open && setBeside(more).catch(failed));
  }
  document.addEventListener("pointerdown", () => {
    released = new Promise((letGo) => {
      for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(letGo), { once: true });
      setTimeout(letGo, LONGEST_PRESS);
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged()) event.preventDefault();
  });
  window.addEventListener("unhandledrejection", ({ reason }) => failed(reason));
  byId("stop").remove(); // last: what it says is true until all of this has run
}

/** The complaint at its field, or without one as it is of several. */
function atField({ at, message }, paths, form) {
  const path = paths.get(at);
  const field = at === "as_of" ? byId("seen") : path && (form.fieldAt(path) ?? firstIn(form.fieldAt(path.slice(0, 1))));
  return { field, message: inLabels(message, paths, form) };
}

function firstIn(element) {
  return element?.querySelector("[data-path]") ?? null;
}

/** The message with the labels of the form for the names that a case file has. */
function inLabels(message, paths, form) {
  let said = message;
  const names = [...paths.keys()].filter((name) => /[.,]/.test(name)).sort((a, b) => b.length - a.length);
  for (const name of names) {
    const label = form.fieldAt(paths.get(name))?.dataset.label;
    if (label) said = said.replaceAll(name, `“${label}”`);
  }
  return said;
}

function ofTheFile({ complaints, refused }) {
  if (refused) return [{ field: byId("file"), message: refused }];
  return complaints.map(({ line, column, message }) => {
    const where = [line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(", ");
    return { field: null, message: where ? `${where}: ${message}` : message };
  });
}

function noted(text) {
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = text;
  return note;
}

function listed(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}

function save(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// What is below in the file, the parts of the calculator, has to be there first.
document.addEventListener("DOMContentLoaded", startPage);
