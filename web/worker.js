// Runs sifcalc in Pyodide, beside the page. The page gives it what is embedded, and it knows no more.
"use strict";

// Pyodide imports its module, which it does only in a worker of modules, and Chromium has none of
// those in a page that is opened from a folder. It tells them by this function.
self.importScripts = () => {
  throw new TypeError("nothing is imported by address");
};
// The policy of the page forbids all of this already: here it is not even there.
for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"]) {
  self[name] = undefined;
}

const INDEX = "https://embedded.invalid/"; // an address that cannot be: see `fetch`
const ZONES = "/usr/share/zoneinfo";
const TYPES = { wasm: "application/wasm", mjs: "text/javascript", zip: "application/zip" };
const embedded = new Map();

self.fetch = async (asked) => {
  const name = String(asked?.url ?? asked).replace(INDEX, "");
  if (!embedded.has(name)) throw new TypeError(`${name} is not embedded in this page`);
  const headers = { "Content-Type": TYPES[name.split(".").pop()] ?? "application/octet-stream" };
  return new Response(embedded.get(name), { headers });
};

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** The part, of gzip in base64 or as it is, unpacked. */
async function unpacked(part) {
  const packed = typeof part === "string" ? bytesOf(part.trim()) : part;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

class Damaged extends Error {}

function addressOf(name) {
  return URL.createObjectURL(new Blob([embedded.get(name)], { type: "text/javascript" }));
}

async function start(parts) {
  const say = (done) => self.postMessage({ done });
  await Promise.all(
    Object.entries(parts).map(async ([name, part]) => {
      try {
        embedded.set(name, await unpacked(part));
      } catch {
        throw new Damaged(`${name} is damaged`);
      }
    }),
  );
  say("unpacked");
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(addressOf(name))),
  );
  const lockFileContents = new TextDecoder().decode(embedded.get("pyodide-lock.json"));
  const pyodide = await loadPyodide({
    indexURL: INDEX,
    packageBaseUrl: INDEX,
    stdLibURL: `${INDEX}python_stdlib.zip`,
    lockFileContents,
    createPyodideModule,
  });
  say("python");
  const site = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(embedded.get("site.zip"), "zip", { extractDir: site });
  // python-dateutil looks for time zones where a system has them, and warns where there are none.
  pyodide.FS.mkdirTree(ZONES);
  pyodide.FS.writeFile(`${ZONES}/UTC`, pyodide.FS.readFile(`${site}/tzdata/zoneinfo/UTC`));
  embedded.clear();
  const bridge = pyodide.pyimport("bridge");
  bridge.warm_up();
  say("ready");
  return (request, form) => {
    const { content, ...plain } = request;
    const reply = bridge.ask(JSON.stringify(plain), content && pyodide.toPy(content), form);
    if (typeof reply === "string") return JSON.parse(reply);
    const bytes = reply.toJs();
    reply.destroy();
    return bytes;
  };
}

let asking;
self.onmessage = async ({ data: { id, parts, request, form } }) => {
  try {
    if (parts) asking = await start(parts);
    else self.postMessage({ id, reply: asking(request, form) });
  } catch (error) {
    const reason = error instanceof Damaged ? "damaged" : "start";
    self.postMessage({ id, fault: error.message || String(error), reason });
  }
};
