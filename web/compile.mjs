// Compiles the modules of zip files in Pyodide itself.
// node compile.mjs PYODIDE COMPILED.PY GIVEN MADE OPTIMIZE [GIVEN MADE OPTIMIZE ...]
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, program, ...archives] = process.argv.slice(2);
const { loadPyodide } = createRequire(import.meta.url)(join(folder, "pyodide.js"));
// Sets in constants are in the order of hashes, which would be others every time.
const pyodide = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
pyodide.runPython(readFileSync(program, "utf8"));
const compile = pyodide.globals.get("compile_zip");
while (archives.length) {
  const [given, made, optimize] = archives.splice(0, 3);
  pyodide.FS.writeFile("/given.zip", readFileSync(given));
  compile("/given.zip", "/made.zip", Number(optimize));
  writeFileSync(made, pyodide.FS.readFile("/made.zip"));
}
