import type { Json } from "../../../contract/json.ts";

/** What a value is made of: each place in it with its type, sorted; all items of a list are one place. */
export function shapeOf(value: Json): string[] {
  const places = new Set<string>();
  collect(value, "", places);
  return [...places].toSorted();
}

function collect(value: Json, path: string, places: Set<string>): void {
  places.add(`${path} ${typeOf(value)}`.trimStart());
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, places);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      collect(item, path === "" ? key : `${path}.${key}`, places);
    }
  }
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  return typeof value === "string" ? "text" : typeof value;
}
