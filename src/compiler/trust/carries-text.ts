/**
 * Whether somebody who chose a value could have written words with it: an instruction, a path, an address, a command.
 * Numbers, true and false, one of known values, and dates whose form is checked say nothing but themselves. Values are
 * compared with their schemas when they are given and when they are taken, so that a schema is a promise.
 */
import { branchesOf, dereference, propertiesOf, type Schema } from "../schema/json-schema.ts";

const wordless = new Set(["number", "integer", "boolean", "null"]);
/** Checked where a pattern goes with them, as zod writes it: a format alone says only what is meant. */
const datesAndTimes = new Set(["date", "time", "date-time", "duration"]);

export function carriesText(schema: Schema, document: Schema): boolean {
  const open = new Set<Schema>();
  const carries = (part: Schema): boolean => {
    const at = dereference(part, document);
    // What a definition says of itself adds nothing to what it says beside that.
    if (open.has(at)) return false;
    open.add(at);
    const found = says(at);
    open.delete(at);
    return found;
  };
  const says = (at: Schema): boolean => {
    if (at["const"] !== undefined || at["enum"] !== undefined) return false;
    const branches = branchesOf(at);
    if (branches.length > 0) return branches.some(carries);
    const all = at["allOf"];
    if (Array.isArray(all)) return all.every((part) => carries(part as Schema));
    const types: readonly unknown[] = Array.isArray(at.type) ? at.type : [at.type];
    return types.some((type) => ofType(type, at));
  };
  const ofType = (type: unknown, at: Schema): boolean => {
    if (wordless.has(type as string)) return false;
    if (type === "string") return !(datesAndTimes.has(at["format"] as string) && "pattern" in at);
    if (type === "array") return listCarries(at);
    if (type !== "object") return true;
    // Names of fields that the schema does not list are words, too.
    const isOpen = at.additionalProperties !== false;
    return isOpen || Object.values(propertiesOf(at)).some(carries);
  };
  const listCarries = ({ items, prefixItems = [] }: Schema): boolean => {
    const fixed = prefixItems as readonly Schema[];
    if (items === false || (items === undefined && fixed.length > 0)) return fixed.some(carries);
    return fixed.some(carries) || items === undefined || carries(items as Schema);
  };
  return carries(schema);
}
