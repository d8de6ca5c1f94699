// The case in the form: data of a case file, but that what stands by the ids of clocks is in rows too,
// so that a row may be half filled in. Nothing here knows a document.
"use strict";

/** The name of a place, as complaints have it: "inspection.end", "monitoring_visits, item 2". */
function pathName(path) {
  const keys = path.filter((step) => typeof step === "string").join(".");
  return keys + path.filter(Number.isInteger).map((number) => `, item ${number + 1}`).join("");
}

/** The value as text throughout, as a form has it. */
function asText(value) {
  if (Array.isArray(value)) return value.map(asText);
  if (value === null || typeof value !== "object") return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
}

/** The data of a case file as the form holds it; `byId` has the keys of what stands by ids. */
function openedCase(data, byId) {
  const held = asText(data);
  for (const key of byId) {
    held[key] = Object.entries(held[key] ?? {}).map(([id, date]) => ({ id, date }));
  }
  return held;
}

/** What stands at the path, "" where nothing does. */
function valueAt(held, path) {
  return path.reduce((inner, step) => inner?.[step], held) ?? "";
}

/** Put the value at the path, with what is needed around it. */
function putAt(held, path, value) {
  let inner = held;
  path.slice(0, -1).forEach((step, at) => {
    inner[step] ??= Number.isInteger(path[at + 1]) ? [] : {};
    inner = inner[step];
  });
  inner[path.at(-1)] = value;
}

/**
 * The data of a case file, and where what complaints name stands in the form: `paths`, by name.
 *
 * What is empty is left out, and so is an id that has no day yet. `lacking` has the path of each id
 * that is missing beside a day.
 */
function caseFile(held, byId) {
  const paths = new Map();
  const lacking = [];
  const kept = (value, path, from) => {
    if (typeof value === "string") {
      paths.set(pathName(path), from);
      return value === "" ? undefined : value;
    }
    if (Array.isArray(value)) {
      const items = [];
      value.forEach((item, at) => {
        const made = kept(item, [...path, items.length], [...from, at]);
        if (made === undefined) return;
        paths.set(pathName([...path, items.length]), [...from, at]);
        items.push(made);
      });
      return items.length ? items : undefined;
    }
    const entries = Object.entries(value)
      .map(([key, inner]) => [key, kept(inner, [...path, key], [...from, key])])
      .filter(([, inner]) => inner !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const rows = Object.fromEntries(byId.map((key) => [key, held[key] ?? []]));
  const data = kept({ ...held, ...Object.fromEntries(byId.map((key) => [key, ""])) }, [], []) ?? {};
  for (const key of byId) {
    rows[key].forEach(({ id, date }, at) => {
      if (date && !id) lacking.push([key, at, "id"]);
      if (!date || !id) return;
      data[key] ??= {};
      data[key][id] = date;
      paths.set(pathName([key, id]), [key, at, "date"]);
    });
  }
  return { data, paths, lacking };
}
