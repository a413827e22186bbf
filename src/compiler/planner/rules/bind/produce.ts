/** Finds the tool that gives a field what it needs, and that the same words are enough for. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Arg } from "../../../../contract/values.ts";
import type { OutlineTask } from "../../planner.ts";
import { feeds, isConnectable, isContent, isLabel, isSourceField } from "./connect.ts";
import type { Field } from "./fields.ts";
import { fill, type Fan, type FieldValue, type Filled } from "./fill.ts";
import type { Situation } from "./situation.ts";

export interface Producer {
  readonly tool: ToolInfo;
  readonly args: Readonly<Record<string, Arg>>;
  readonly fan: Fan | undefined;
  /** Positions in the task's words that became its arguments. */
  readonly used: ReadonlySet<number>;
}

/** Of two that the words are enough for, the one of the task's own agent is the likelier. */
const SAME_AGENT = 0.5;

export function bestProducer(
  field: Field,
  task: OutlineTask,
  reader: ToolInfo,
  situation: Situation,
  /** Positions in the task's words that are its own arguments. */
  taken: ReadonlySet<number>,
): Producer | undefined {
  if (!isConnectable(field) || isLabel(field)) return undefined;
  const words = situation.wordsOf(task);
  return situation.request.tools
    .filter((tool) => tool !== reader && feeds(tool, field))
    .flatMap((tool) => {
      const fields = situation.fieldsOf(tool);
      // Data that needs data itself would have to be said to come from somewhere.
      if (fields.some((each) => each.required && each.kind === "shape")) return [];
      // What the task works with ("correlate a with b") says nothing of where its data comes from.
      const isFree = ({ candidate }: FieldValue): boolean =>
        !candidate.at.some((position) => taken.has(position));
      const own = fill(situation.readFor(tool, words, reader).values, isFree);
      // "Get the prices of the last month. Compute the RSI": of what was asked for, and all of it.
      const asked = own.used.size === 0 ? askedBefore(tool, task, situation) : undefined;
      const around = asked ?? fillAround(fields, own.args, task, tool, situation, reader);
      const args = { ...own.args, ...around.args };
      if (unfilled(fields, args).length > 0) return [];
      const score =
        situation.relevance(tool, words) +
        own.used.size +
        (tool.agent === task.agent ? SAME_AGENT : 0);
      return [{ tool, args, fan: own.fan ?? around.fan, used: own.used, score }];
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

/** How much a clause before must speak for a tool, beside the others of its agent: it may ask for two. */
const ASKED = 0.5;

/** The arguments of the tool in the nearest clause before that asks for what the tool gives. */
function askedBefore(
  tool: ToolInfo,
  task: OutlineTask,
  situation: Situation,
): Pick<Filled, "args" | "fan"> | undefined {
  const [start] = task.origin ?? [0];
  return situation
    .around(task)
    .filter((tokens) => (tokens.at(-1)?.end ?? 0) <= start)
    .filter((tokens) => situation.relevance(tool, tokens) >= ASKED)
    .map((tokens) => fill(situation.readFor(tool, tokens).values))
    .find(({ args }) => unfilled(situation.fieldsOf(tool), args).length === 0);
}

/** Required fields without an argument; and one of the fields for data, when all of them are empty. */
export function unfilled(fields: readonly Field[], args: Readonly<Record<string, Arg>>): Field[] {
  const isEmpty = ({ name }: Field): boolean => !Object.hasOwn(args, name);
  const required = fields.filter((field) => field.required && isEmpty(field));
  const data = fields.filter(isSourceField);
  const [first] = data;
  const hasNone = first !== undefined && data.every((field) => isEmpty(field) && !field.required);
  return hasNone ? [...required, first] : required;
}

/** Less certain than in the task's own words: a name must be known as one, or stand in capitals. */
const LEAST_AROUND = 0.65;

/** Text is taken from elsewhere only when it stands there as text. */
const QUOTED = 0.9;

/** What a tool cannot do without, from the other clauses, the nearest first. */
export function fillAround(
  fields: readonly Field[],
  args: Readonly<Record<string, Arg>>,
  task: OutlineTask,
  tool: ToolInfo,
  situation: Situation,
  beside?: ToolInfo,
): Pick<Filled, "args" | "fan"> {
  const found: Record<string, Arg> = {};
  let fan: Fan | undefined;
  for (const tokens of situation.around(task)) {
    const open = unfilled(fields, { ...args, ...found });
    if (open.length === 0) break;
    // The same file is not two files.
    const taken = new Set(Object.values({ ...args, ...found }).map((arg) => JSON.stringify(arg)));
    const accept = ({ field, candidate: { score, arg } }: FieldValue): boolean =>
      open.includes(field) &&
      !taken.has(JSON.stringify(arg)) &&
      (!isContent(field) || score >= QUOTED) &&
      field.kind !== "code" &&
      (score >= LEAST_AROUND || !["text", "column"].includes(field.kind));
    const filled = fill(situation.readFor(tool, tokens, beside).values, accept);
    Object.assign(found, filled.args);
    fan ??= filled.fan;
  }
  return { args: found, ...(fan && { fan }) };
}
