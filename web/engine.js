// sifcalc for the page: starts the worker, and gives each request its reply. It knows nothing of what
// is on the page.
"use strict";

/** Why the page cannot work here: `reason` is a key of the page's own sentences. */
class CannotRun extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

const SMALLEST_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/** Fails unless WebAssembly may be compiled: Pyodide would wait for ever. */
async function probeWebAssembly() {
  try {
    await WebAssembly.instantiate(new Uint8Array(SMALLEST_MODULE));
  } catch (error) {
    throw new CannotRun("webassembly", error.message);
  }
}

/** The parts that the worker needs, of those names: inside the page, or the files beside it. */
async function partsOf(document, names) {
  const parts = {};
  for (const name of names) {
    const part = document.querySelector(`[data-part="${name}"]`);
    if (!part) throw new CannotRun("damaged", `${name} is missing`);
    parts[name] = part.dataset.file ? await fileOf(part.dataset.file) : part.textContent;
    part.remove();
  }
  return parts;
}

async function fileOf(beside) {
  const reply = await fetch(beside).catch((error) => {
    throw new CannotRun("beside", `${beside}: ${error.message}`);
  });
  if (!reply.ok) throw new CannotRun("beside", `${beside}: ${reply.status}`);
  return reply.arrayBuffer();
}

function workerOf(source) {
  try {
    return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  } catch (error) {
    throw new CannotRun("worker", error.message);
  }
}

/**
 * sifcalc, once `ready` is fulfilled. `progress` is told what is done: "unpacked", "python", "ready".
 *
 * `answer(request)` gives the reply, `download(request, form)` the bytes of a file; both are what
 * sifcalc.answers says of them, or bridge.py. Where a case is wrong, either gives `complaints`, and
 * where a request cannot be answered, `refused` with the reason. A fault of the page's own is thrown.
 * `ready` is rejected with CannotRun.
 */
function startEngine(document, progress) {
  const waiting = new Map();
  let worker;
  let next = 0;
  const ready = new Promise((resolve, reject) => {
    const start = async () => {
      await probeWebAssembly();
      const script = document.getElementById("worker");
      worker = workerOf(script.textContent);
      worker.onerror = (event) => {
        const error = new CannotRun("worker", event.message || "the worker cannot be started");
        reject(error);
        for (const each of waiting.values()) each.reject(error);
        waiting.clear();
      };
      worker.onmessage = ({ data: { id, done, reply, fault, reason } }) => {
        if (done) progress(done);
        if (done === "ready") resolve();
        if (id === undefined) {
          if (fault) reject(new CannotRun(reason, fault));
          return;
        }
        const { resolve: give, reject: refuse } = waiting.get(id);
        waiting.delete(id);
        if (fault) refuse(new Error(fault));
        else give(reply);
      };
      worker.postMessage({ parts: await partsOf(document, script.dataset.parts.split(" ")) });
    };
    start().catch(reject);
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
