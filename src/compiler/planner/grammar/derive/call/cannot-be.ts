/** What an argument can never be, however well it stands: it is left over then, and the request is refused with its words. */
import { amountIn } from "../../link/conversion.ts";
import type { Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Value } from "./value.ts";

/** @param beside all arguments of the tool */
export function cannotBe(value: Value, field: Field, beside: readonly Field[]): boolean {
  if (value.is === "parameter" || value.is === "json") return false;
  return !hasForm(value, field) || isUnlike(value, field) || isMeasuredElse(value, field, beside);
}

/** As the format of the argument says it. */
function hasForm({ is, text, period, time, number }: Value, field: Field): boolean {
  const isDay = period !== undefined && period.unit !== "minute";
  switch (field.format) {
    case "date":
      // A day has no place for the time of day.
      return is === "quoted" ? /\d/.test(text) || text === "" : isDay || isYear(number);
    case "date-time": {
      const roles = rolesOf(field);
      const isEnd = roles.has("start") || roles.has("end");
      return is === "quoted" ? /\d/.test(text) : period?.unit === "minute" || (isDay && isEnd);
    }
    case "time":
      return is === "quoted" || time !== undefined || period?.unit === "minute";
    case "email":
      return is === "mail" || text.includes("@");
    case "uri":
      return is === "url" || /[./:]/.test(text);
    default:
      // An address is that of somebody, and no text.
      return is !== "mail" || field.kind !== "text" || takesAddresses(field);
  }
}

function isYear(number = 0): boolean {
  return Number.isInteger(number) && number >= 1000 && number < 2200;
}

function takesAddresses(field: Field): boolean {
  const isText = rolesOf(field).has("text") && !field.names.some((name) => ADDRESS.has(name));
  return !isText || field.examples.some((one) => one.includes("@"));
}

const ADDRESS = new Set(["mail", "email", "address", "recipi", "sender", "contact"]);

/** "A-1042" and "1987.14" are numbers of something, and "pizza" is none. */
function isUnlike({ is, text }: Value, { examples, kind, names, description }: Field): boolean {
  if (kind !== "text" || !["phrase", "name", "quoted"].includes(is)) return false;
  const isNumber = (one: string): boolean => /^\p{L}{0,4}[-_]?\d+(?:[._/-]\d+)*$/u.test(one);
  const isNumbered = names.at(-1) === "id" && /^(?:the )?numbers? of\b/i.test(description);
  return !/\d/.test(text) && (isNumbered || (examples.length > 0 && examples.every(isNumber)));
}

/** 5 s and 20 % belong to the argument that is measured so, where there is one. */
function isMeasuredElse(
  { is, unit, number, spelled }: Value,
  field: Field,
  beside: readonly Field[],
): boolean {
  // "Half" of something is no half of a percent.
  if (spelled === true && field.unit === "%" && number !== undefined && number < 1) return true;
  const said = is === "percent" ? "%" : unit;
  if (said === undefined || number === undefined || is === "currency" || is === "unit")
    return false;
  const takes = ({ unit: own, kind }: Field): boolean =>
    kind === "number" && own !== undefined && amountIn(1, said, own) !== undefined;
  return !takes(field) && beside.some(takes);
}
