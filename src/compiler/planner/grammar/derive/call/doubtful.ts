/** Values that an argument was given for want of another. */
import type { Reading } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";
import { type CallDerivation } from "./call-derivation.ts";
import { matchOf } from "./shapes.ts";
import { type Connectable } from "./connectable.ts";

/** A place, or a word that is not quoted, for a text to work on. */
export function isNoText(
  { value, field }: Assigned,
  tool: CallDerivation["tool"],
  { sources, around }: Connectable,
): boolean {
  if (value.is === "path" || value.is === "url") return true;
  // Stage 1 knows of something that is to be read first.
  if (around.length > 0 && value.is !== "quoted") return true;
  return (
    value.is === "phrase" &&
    sources.some((source) => source.direct && matchOf(source.tool, field, tool) !== undefined)
  );
}

const IDENTIFIERS = new Set(["id", "identifi", "number", "code", "no", "uuid", "key", "with"]);

/** Words for an argument that takes an id, where nothing says that they are one. */
export function isDoubtful({ field, value, literal }: Assigned, { tokens }: Reading): boolean {
  if (
    literal !== undefined ||
    !field.names.includes("id") ||
    !["quoted", "name", "phrase"].includes(value.is)
  )
    return false;
  if (!/\s/.test(value.text) && value.is === "quoted") return false;
  return !tokens
    .slice(Math.max(0, value.from - 3), value.from)
    .some(({ stem }) => IDENTIFIERS.has(stem));
}
