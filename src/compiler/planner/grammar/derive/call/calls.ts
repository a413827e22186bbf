/** The calls that a clause makes: several, where its words are coordinated or several outputs are meant. */
import type { Param } from "../../../../../contract/plan.ts";
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading } from "../../read/reading.ts";
import { nested } from "./argument.ts";
import { commandCalls } from "./commands.ts";
import type { Joined } from "./connected.ts";
import { contextOf } from "./context.ts";
import { withEnds } from "./ends.ts";
import { callsOf } from "./fan-out.ts";
import type { Fan } from "./inputs.ts";
import { withParameters } from "./parameters.ts";
import type { Unit } from "./unit.ts";

export interface ClauseCall {
  readonly args: Args;
  /** Where it is not that of the clause. */
  readonly title?: string;
  /** It waits for the call before it. */
  readonly follows?: boolean;
}

export function clauseCalls(
  { span, extras }: Unit,
  { derivation: { tool, values }, connected }: Joined,
  { reading, index, params }: { readonly reading: Reading; readonly index: ToolIndex; readonly params: Readonly<Record<string, Param>> }, // prettier-ignore
): ClauseCall[] {
  const { references, fan, spoken } = connected;
  const assigned = withParameters(
    tool,
    withEnds(tool, connected.assigned, reading),
    values,
    reading,
    params,
  );
  const commands = commandCalls(tool, reading, span);
  if (commands !== undefined) {
    const isBeside = (from: number): boolean => !reading.marks.some((mark) => mark.is === "command" && from >= mark.from && from < mark.to); // prettier-ignore
    const shared = nested(assigned.filter(({ value }) => isBeside(value.from)));
    return commands.map(({ args, title, follows }) => ({
      args: { ...shared, ...args, ...references },
      ...(commands.length > 1 && { title }),
      follows,
    }));
  }
  const context = contextOf(reading, span, extras, tool, index);
  // What other calls give, or were asked with, makes no call of its own.
  const fields = context.fields.filter(({ name }) => !Object.hasOwn(references, name));
  const free = values.filter((value) => !spoken.some((one) => one.value.from < value.to && value.from < one.value.to)); // prettier-ignore
  const words = callsOf({ tool, assigned }, { ...context, fields }, free);
  return fanned(words.map((args): Args => ({ ...args, ...references })), fan).map((args) => ({ args })); // prettier-ignore
}

/** One call for each value of an argument; of as many calls as values, each has its own. */
function fanned(calls: readonly Args[], fan: Fan | undefined): Args[] {
  const [first] = calls;
  if (fan === undefined || first === undefined) return [...calls];
  const all: readonly Arg[] = [fan.first ?? first[fan.name] ?? null, ...fan.others];
  if (calls.length === all.length) return calls.map((args, at): Args => ({ ...args, [fan.name]: all[at] as Arg })); // prettier-ignore
  return calls.flatMap((args) => all.map((value): Args => ({ ...args, [fan.name]: value })));
}
