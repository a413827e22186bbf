/** The calls that a clause makes: several, where its words are coordinated or several outputs are meant. */
import type { Param } from "../../../../../contract/plan.ts";
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading } from "../../read/reading.ts";
import { nested } from "./argument.ts";
import type { Assigned } from "./assigned.ts";
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
  /** What of it the words say. */
  readonly assigned: readonly Assigned[];
  /** Where it is not that of the clause. */
  readonly title?: string;
  /** It waits for the call before it. */
  readonly follows?: boolean;
}

export function clauseCalls(
  { span, extras }: Unit,
  { derivation: { tool, values }, connected }: Joined,
  {
    reading,
    index,
    params,
  }: {
    readonly reading: Reading;
    readonly index: ToolIndex;
    readonly params: Readonly<Record<string, Param>>;
  },
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
    const isBeside = (from: number): boolean =>
      !reading.marks.some((mark) => mark.is === "command" && from >= mark.from && from < mark.to);
    const shared = nested(assigned.filter(({ value }) => isBeside(value.from)));
    return commands.map(({ args, title, follows }) => ({
      args: { ...shared, ...args, ...references },
      assigned,
      ...(commands.length > 1 && { title }),
      follows,
    }));
  }
  const context = contextOf(reading, span, extras, tool, index);
  // What other calls give, or were asked with, makes no call of its own.
  const fields = context.fields.filter(({ name }) => !Object.hasOwn(references, name));
  const free = values.filter(
    (value) => !spoken.some((one) => one.value.from < value.to && value.from < one.value.to),
  );
  const words = callsOf({ tool, assigned }, { ...context, fields }, free);
  return fanned(
    words.map((each) => ({ args: { ...nested(each), ...references }, assigned: each })),
    fan,
  );
}

/** One call for each value of an argument; of as many calls as values, each has its own. */
function fanned(calls: readonly ClauseCall[], fan: Fan | undefined): ClauseCall[] {
  const [first] = calls;
  if (fan === undefined || first === undefined) return [...calls];
  const all: readonly Arg[] = [fan.first ?? first.args[fan.name] ?? null, ...fan.others];
  const withValue = (call: ClauseCall, value: Arg | undefined): ClauseCall => ({
    ...call,
    args: { ...call.args, [fan.name]: value as Arg },
  });
  if (calls.length === all.length) return calls.map((call, at) => withValue(call, all[at]));
  return calls.flatMap((call) => all.map((value) => withValue(call, value)));
}
