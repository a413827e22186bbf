/** What parts of an output are, told by their structure: the same shapes whatever tool made them. */
import type { FileRef } from "../../../catalog/context.ts";
import type { Cell, Table } from "../../../catalog/shapes.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../contract/json.ts";

/** One part of an output, as it is described and shown. */
export type Part =
  | { readonly is: "scalar"; readonly value: Cell }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "table"; readonly table: Table }
  | {
      readonly is: "points";
      readonly points: readonly { readonly at: string; readonly value: number }[];
    }
  | { readonly is: "passage"; readonly title: string; readonly text: string }
  | { readonly is: "file"; readonly title?: string; readonly file: FileRef }
  | { readonly is: "records"; readonly records: readonly JsonObject[] }
  | { readonly is: "list"; readonly items: readonly Json[] }
  | { readonly is: "object"; readonly value: JsonObject };

/** A text longer than this is prose, not a name or a word. */
const LONGEST_SCALAR = 120;

export function partOf(value: Json): Part {
  if (typeof value === "string" && value.length > LONGEST_SCALAR)
    return { is: "text", text: value };
  if (value === null || typeof value !== "object") return { is: "scalar", value };
  if (isList(value)) return listPart(value);
  if (isTable(value)) return { is: "table", table: value };
  if (isFileRef(value)) return { is: "file", file: value };
  const { title, text, file } = value;
  if (typeof title === "string" && Object.keys(value).length === 2) {
    if (typeof text === "string") return { is: "passage", title, text };
    if (file !== undefined && isFileRef(file)) return { is: "file", title, file };
  }
  return { is: "object", value };
}

function listPart(items: readonly Json[]): Part {
  if (items.length > 0 && items.every(isPoint)) return { is: "points", points: items };
  if (items.length > 0 && items.every(isJsonObject)) return { is: "records", records: items };
  return { is: "list", items };
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isFileRef(value: Json): value is FileRef & JsonObject {
  if (!isJsonObject(value)) return false;
  const { file, sha256, bytes, mediaType } = value;
  return (
    typeof file === "string" &&
    typeof sha256 === "string" &&
    typeof bytes === "number" &&
    typeof mediaType === "string"
  );
}

function isTable(value: JsonObject): value is Table & JsonObject {
  const { title, columns, rows } = value;
  return (
    typeof title === "string" &&
    Array.isArray(columns) &&
    (columns as readonly Json[]).every(
      (column) => isJsonObject(column) && typeof column["name"] === "string",
    ) &&
    Array.isArray(rows) &&
    (rows as readonly Json[]).every(isJsonObject)
  );
}

function isPoint(value: Json): value is { readonly at: string; readonly value: number } {
  return (
    isJsonObject(value) && typeof value["at"] === "string" && typeof value["value"] === "number"
  );
}

/**
 * Whether an output says that nothing was found: it has lists, tables or texts, and all are empty.
 * One without any of these is empty when it has no value at all (`{}`, or only `null` and `""`).
 */
export function isEmptyOutput(output: Json): boolean {
  const values = isJsonObject(output) ? Object.values(output) : [output];
  const sizes = values.map(sizeOf).filter((size) => size !== undefined);
  if (sizes.length > 0) return sizes.every((size) => size === 0);
  return values.every((value) => value === null || value === "");
}

/** How much a container holds; `undefined` for what is none. */
function sizeOf(value: Json): number | undefined {
  const part = partOf(value);
  switch (part.is) {
    case "table":
      return part.table.rows.length;
    case "points":
      return part.points.length;
    case "records":
      return part.records.length;
    case "list":
      return part.items.length;
    case "text":
      return part.text.length;
    case "passage":
      return part.text.trim().length;
    case "file":
      return part.file.bytes;
    case "object":
      return Object.keys(part.value).length;
    case "scalar":
      return undefined;
  }
}
