// sifcalc for the page: starts the worker, and gives each request its reply. It knows nothing of what
// is on the page.
"use strict";

/** The parts that the worker needs: those inside the page, or the files beside it. */
async function partsOf(document) {
  const parts = {};
  for (const part of document.querySelectorAll("[data-part]")) {
    const beside = part.dataset.file;
    parts[part.dataset.part] = beside ? await (await fetch(beside)).arrayBuffer() : part.textContent;
    part.remove();
  }
  return parts;
}

/**
 * sifcalc, once `ready` is fulfilled. `progress` is told what is done: "unpacked", "python", "ready".
 *
 * `answer(request)` gives the reply, `download(request, form)` the bytes of a file; both are what
 * sifcalc.answers says of them. Where a case is wrong, either gives `complaints`, and where a request
 * cannot be answered, `refused` with the reason. A fault of the page's own is thrown.
 */
function startEngine(document, progress) {
  const source = document.getElementById("worker").textContent;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address);
  const waiting = new Map();
  let next = 0;
  const ready = new Promise((resolve, reject) => {
    worker.onerror = (event) => {
      const error = new Error(event.message || "the worker cannot be started");
      reject(error);
      for (const each of waiting.values()) each.reject(error);
      waiting.clear();
    };
    worker.onmessage = ({ data: { id, done, reply, fault } }) => {
      if (done) progress(done);
      if (done === "ready") resolve();
      if (id === undefined) {
        if (fault) reject(new Error(fault));
        return;
      }
      const { resolve: give, reject: refuse } = waiting.get(id);
      waiting.delete(id);
      if (fault) refuse(new Error(fault));
      else give(reply);
    };
    partsOf(document).then((parts) => worker.postMessage({ parts }), reject);
  });
  const ask = async (request, form) => {
    await ready;
    return new Promise((resolve, reject) => {
      waiting.set(next, { resolve, reject });
      worker.postMessage({ id: next, request, form });
      next += 1;
    });
  };
  return { ready, answer: (request) => ask(request, null), download: ask };
}
