// What is on the page: a case file in, the report or a file of it out.
"use strict";

const byId = (id) => document.getElementById(id);
const PROGRESS = { unpacked: "Unpacked.", python: "Python is there.", ready: "Ready." };

function complain(complaints) {
  const items = complaints.map(({ id, message, place }) => {
    const item = document.createElement("li");
    const where = [place.source, place.line, place.column].filter((part) => part !== null);
    item.textContent = `${where.join(":")}: ${id}: ${message}`;
    return item;
  });
  byId("complaints").replaceChildren(...items);
}

function save(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function reply(engine, chosen) {
  const [file] = byId("case").files;
  if (!file) return "Choose a file first.";
  const [answer, form, ending] = chosen ? chosen.split(" ") : ["report", "html"];
  const content = new Uint8Array(await file.arrayBuffer());
  const request = { answer, name: file.name, content, as_of: byId("seen").value };
  const made = await engine.download(request, form);
  if (made.complaints) complain(made.complaints);
  if (made.complaints) return "This case cannot be answered:";
  if (made.refused) return made.refused;
  if (chosen) {
    save(made, file.name.replace(/(\.[^.]*)?$/, ending));
    return "Saved.";
  }
  byId("report").srcdoc = new TextDecoder().decode(made);
  byId("report").hidden = false;
  return "Answered.";
}

document.addEventListener("DOMContentLoaded", () => {
  const today = new Date();
  byId("seen").value = today.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const say = (text) => {
    byId("status").textContent = text;
  };
  const engine = startEngine(document, (done) => say(PROGRESS[done]));
  window.sifcalc = engine;
  engine.ready.catch((error) => say(`This page cannot work here: ${error.message}`));
  byId("asking").addEventListener("submit", async (event) => {
    event.preventDefault();
    complain([]);
    byId("report").hidden = true;
    say(await reply(engine, event.submitter.value).catch((error) => `A fault: ${error.message}`));
  });
});
