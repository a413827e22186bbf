/** What can be said of an output whose tool has no `headline`: its values, by shape. Nothing is interpreted. */
import type { Json } from "../../../contract/json.ts";
import { isObject, partOf, type Part } from "../record/shapes.ts";
import { count, formatNumber } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";

/** More fields than this are no summary; they stand in data.json. */
const MOST_SENTENCES = 5;
const MOST_SCALARS = 6;
const FIRST_ITEMS = 3;
/** Characters of a text that are quoted. */
const BEGINNING = 200;

/** Short sentences: scalars by name, tables by rows and columns, lists by length and first items, texts by their beginning. */
export function summariseOutput(output: Json): string[] {
  if (!isObject(output)) return [sentence("Result", partOf(output))];
  const parts = Object.entries(output)
    // How a result was computed is no result.
    .filter(([name]) => name !== "sql")
    .map(([name, value]) => [label(name), partOf(value)] as const);
  if (parts.length === 0) return ["It returned nothing."];
  const scalars = parts.flatMap(([name, part]) =>
    part.is === "scalar" ? [`${name} ${scalar(part.value)}`] : [],
  );
  const others = parts
    .filter(([, part]) => part.is !== "scalar")
    .map(([name, part]) => sentence(name, part));
  const sentences = [
    ...(scalars.length === 0 ? [] : [stopped(capital(scalars.slice(0, MOST_SCALARS).join(", ")))]),
    ...others,
  ];
  const left =
    Math.max(0, scalars.length - MOST_SCALARS) + Math.max(0, sentences.length - MOST_SENTENCES);
  const shown = sentences.slice(0, MOST_SENTENCES);
  return left === 0 ? shown : [...shown, `And ${count(left, "more field")}.`];
}

function sentence(name: string, part: Part): string {
  switch (part.is) {
    case "scalar":
      return stopped(`${capital(name)}: ${scalar(part.value)}`);
    case "text":
      return `${capital(name)}: ${beginning(part.text)}`;
    case "table": {
      const { title, columns, rows } = part.table;
      const names = columns.map((column) => column.name).join(", ");
      return `${titled(title, name)}: ${count(rows.length, "row")}${names === "" ? "" : ` of ${names}`}.`;
    }
    case "points": {
      const { points } = part;
      const [first, last] = [points[0], points.at(-1)];
      const span =
        first === undefined || last === undefined
          ? ""
          : `, from ${formatNumber(first.value)} at ${first.at} to ${formatNumber(last.value)} at ${last.at}`;
      return `${capital(name)}: ${count(points.length, "point")}${span}.`;
    }
    case "passage":
      return `${titled(part.title, name)}: ${beginning(part.text)}`;
    case "file":
      return `${titled(part.title ?? "", name)}: ${part.file.file} (${part.file.mediaType}, ${count(part.file.bytes, "byte")}).`;
    case "records": {
      const columns = [...new Set(part.records.flatMap((record) => Object.keys(record)))];
      return `${capital(name)}: ${count(part.records.length, "record")} with ${columns.slice(0, MOST_SCALARS).join(", ")}.`;
    }
    case "list":
      return `${capital(name)}: ${listed(part.items)}`;
    case "object": {
      const scalars = Object.entries(part.value).flatMap(([key, value]) => {
        const inner = partOf(value);
        return inner.is === "scalar" ? [`${label(key)} ${scalar(inner.value)}`] : [];
      });
      return scalars.length === 0
        ? `${capital(name)}: ${count(Object.keys(part.value).length, "field")}.`
        : stopped(`${capital(name)}: ${scalars.slice(0, MOST_SCALARS).join(", ")}`);
    }
  }
}

function listed(items: readonly Json[]): string {
  if (items.length === 0) return "none.";
  const scalars = items.flatMap((item) => {
    const part = partOf(item);
    return part.is === "scalar" ? [scalar(part.value)] : [];
  });
  if (scalars.length < items.length) return `${count(items.length, "item")}.`;
  const first = scalars.slice(0, FIRST_ITEMS).join(", ");
  return items.length <= FIRST_ITEMS
    ? stopped(first)
    : stopped(`${count(items.length, "item")}, the first ${first}`);
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null || value === "" ? "none" : plainLine(value);
}

function beginning(text: string): string {
  const line = plainLine(text, BEGINNING);
  return line === "" ? "no text." : stopped(line);
}

/** What is quoted may end as a sentence does. */
function stopped(line: string): string {
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function titled(title: string, name: string): string {
  const line = plainLine(title, BEGINNING);
  return line === "" ? capital(name) : line;
}

/** A field of an output as the title of what it holds: `Mean price`. */
export function fieldTitle(name: string): string {
  return capital(label(name));
}

/** `meanPrice` and `mean_price` as `mean price`. */
function label(name: string): string {
  return plainLine(name, 60)
    .replaceAll(
      /([a-z\d])([A-Z])/g,
      (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .replaceAll("_", " ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
