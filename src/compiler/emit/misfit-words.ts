/** What the TypeScript compiler says, in the words that the rest of orchc uses. */

import { methods } from "../../contract/expression/expression.ts";
import { TASKS } from "../expression/words.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { ConditionSpot } from "./condition-spot.ts";

/** The types that the plan's own schemas tell, where they do. */
export interface Types {
  readonly given: string | undefined;
  readonly wanted: string | undefined;
}

const assignment =
  /^(?:Type|Argument of type) '(.+)' is not assignable to (?:type|parameter of type) '(.+?)'(?:\.| with 'exactOptionalPropertyTypes: true'.*)$/;
const missingOne = /^Property '(.+)' is missing in type '(.+)' but required in type '(.+)'\.$/;
const missingSome = /^Type '(.+)' is missing the following properties from type '(.+)': (.+)$/;
const unknownField =
  /^Property '(.+?)' does not exist on type '(.+?)'\.(?: Did you mean '(.+)'\?)?/;
const nothing = /^(?:'(.+)' is|Object is) possibly '(?:null|undefined)'(?: or 'undefined')?\.$/;

const operator = /^Operator '.+' cannot be applied to types '(.+)' and '(.+)'\.$/;

/** `Type 'A' is not assignable to type 'B'.` becomes `A does not fit B`, by the names that the tools' shapes have. */
export function inPlanWords(message: string, types: Types): string {
  const assigned = assignment.exec(message);
  if (assigned !== null) return misfit(assigned[1], assigned[2], types);
  const one = missingOne.exec(message);
  if (one !== null) return lacking(one[2], one[3], one[1], types);
  const some = missingSome.exec(message);
  if (some !== null) return lacking(some[1], some[2], some[3], types);
  return message.replace(/\.$/, "");
}

/** What is no list lacks all that lists have, which nobody needs to read. */
function lacking(given = "", wanted = "", fields = "", types: Types): string {
  const isList = wanted.endsWith("[]");
  return `${misfit(given, wanted, types)}${isList ? "" : `: it has no ${fields}`}`;
}

function misfit(given = "", wanted = "", types: Types): string {
  // Schemas tell less than types do: where they see no difference, the compiler's own words do.
  const told = types.given !== types.wanted ? types : undefined;
  return `${told?.given ?? given} does not fit ${told?.wanted ?? wanted}`;
}

export interface ConditionWords {
  readonly reason: string;
  readonly help?: string;
  /** What of the condition it is about, as the plan says it. */
  readonly about: string;
}

/** The same of a condition. @param spot where in it */
export function conditionWords(message: string, spot: ConditionSpot): ConditionWords {
  const field = unknownField.exec(message);
  if (field !== null) {
    const [, name = "", type = "", meant] = field;
    const nearest = meant ?? nearestName(name, fieldsIn(type));
    const about = spot.holder ?? spot.text;
    const reason = `${about} has no ${name}`;
    return { reason, about, ...(nearest !== undefined && { help: `Did you mean ${nearest}?` }) };
  }
  const absent = nothing.exec(message);
  if (absent !== null) {
    const about = sameDepth(spot, absent[1]);
    return {
      reason: `${about} may not be there`,
      help: `Compare it with undefined or null first, or read on with ?. in place of the dot (${about}?.…).`,
      about,
    };
  }
  const mixed = operator.exec(message);
  const isNumberToo = mixed
    ?.slice(1)
    .some((type) => type.includes(" | ") && type.split(" | ").includes("number"));
  return {
    reason: message.replace(/\.$/, ""),
    about: spot.whole,
    ...(isNumberToo === true && {
      help: `Look at its type first: typeof ${spot.whole} === "number" && …`,
    }),
  };
}

/** What the compiler calls `t1.a.b` begins where `t1` does; a script may call the task otherwise than the plan. */
function sameDepth({ text, whole }: ConditionSpot, named: string | undefined): string {
  const members = /\?\.(?=\[)|\??\.|\[/g;
  const steps = [...(named ?? "").matchAll(members)].length;
  const from = whole.startsWith(`${TASKS}[`) ? 1 : 0;
  const ends = [...whole.matchAll(members)].map(({ index }) => index).slice(from);
  return steps === 0 ? text : whole.slice(0, ends[steps] ?? whole.length);
}

/** Names of fields that the compiler's text of a type mentions. */
function fieldsIn(type: string): string[] {
  const fields = [...type.matchAll(/([A-Za-z_$][\w$]*)\??:/g)].flatMap(([, name]) => name ?? []);
  return /(?:\[\]|^string)$/.test(type) ? [...methods, "length"] : fields;
}
