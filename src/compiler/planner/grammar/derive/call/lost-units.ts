/** Units that a call would drop: "12 kg" of what takes a number of pieces, "100 kg" of an amount of money. */
import { getMeasureKind, MeasureKind } from "convert";
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** What arguments are called that take amounts of a kind without saying the unit. */
const MONEY =
  /\b(?:money|amount|price|cost|fee|sum|budget|pa(?:y|id|yment)|rate|balance|fine|value|total|salary|wages?|charge|deposit|discount|refund|credit|debt|revenue|income|tip|bid|offer|spen[dt]|limit|threshold|target|min|max|minimum|maximum|investment|principal|loan)/i;
const MEASURES: ReadonlyMap<number, RegExp> = new Map([
  [MeasureKind.Mass, /weigh|mass|load|amount|quantity|dose/i],
  [
    MeasureKind.Length,
    /length|distance|height|width|depth|radius|diameter|size|range|long|wide|deep|high|altitude|position|far/i,
  ],
  [MeasureKind.Volume, /volume|capacity|amount|quantity|fill|dose/i],
  [MeasureKind.Temperature, /temp|hot|cold|heat|warm|degree/i],
]);

/** The first value whose unit no argument says; of one that has no unit of its own, its name has to speak of such amounts. */
export function lostUnit(assigned: readonly Assigned[], tool: ToolInfo): Assigned | undefined {
  return assigned.find((one) => isLost(one, assigned, tool));
}

function isLost(
  { field, value }: Assigned,
  assigned: readonly Assigned[],
  tool: ToolInfo,
): boolean {
  const { is, unit } = value;
  const isMeasured = is === "quantity" || is === "money";
  if (field.kind !== "number" || field.unit !== undefined || unit === undefined || !isMeasured)
    return false;
  if (field.names.includes(stemWord(unit)) || field.said.has(stemWord(unit))) return false;
  const fields = fieldsOf(tool);
  const currencies = fields.filter((one) => rolesOf(one).has("currency"));
  const units = fields.filter((one) => rolesOf(one).has("unit"));
  const saying = is === "money" ? currencies : units;
  if (saying.length > 0) return !saying.some((one) => says(one, value, assigned));
  const named = `${field.name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${field.description}`;
  const words = is === "money" ? MONEY : MEASURES.get(kindOf(unit) ?? -1);
  // Amounts of money are no amounts of anything else.
  if (is === "quantity" && currencies.length > 0 && MONEY.test(named)) return true;
  const isCount = field.integer || tool.effect !== "read";
  return isCount && words !== undefined && !words.test(named);
}

/** Whether an argument has the unit of a value, as it stands beside the number, by its default or in other words. */
function says(
  field: Field,
  { from, to, unit = "" }: Value,
  assigned: readonly Assigned[],
): boolean {
  const isSame = (text: unknown): boolean =>
    typeof text === "string" && text.toLowerCase() === unit.toLowerCase();
  const own = assigned.find((one) => one.field.name === field.name);
  if (own === undefined) return isSame(field.default);
  const isBeside = own.value.from < to && from < own.value.to;
  return isBeside || isSame(own.value.text) || isSame(own.literal) || own.literal !== undefined;
}

function kindOf(unit: string): number | undefined {
  try {
    return getMeasureKind(unit);
  } catch {
    return undefined;
  }
}

const ALSO_WORDS = /^(?:foot|yard|stone|second|pound|mark|mile|grain|bar|point|minute|degree)$/;

/** "Three foot passengers", "two stone benches": a word before what is counted, and no unit of it. */
export function isNoUnit(
  { is, unit = "", to, number = 1 }: Value,
  { reading: { tokens }, tool }: CallContext,
): boolean {
  const { kind, lower = "" } = tokens[to] ?? {};
  const isThing = kind === "word" && !isFunctionWord(lower) && /[^s]s$/.test(lower);
  return (
    tool.effect !== "read" &&
    (is === "quantity" || is === "unit" || is === "duration") &&
    number !== 1 &&
    isThing &&
    ALSO_WORDS.test(tokens[to - 1]?.lower ?? unit)
  );
}
