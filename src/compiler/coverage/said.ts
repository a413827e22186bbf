/** What a task of a plan says: its arguments, and in its own words its tool. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import type { Args } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { usesOf as usesIn } from "../plan/uses.ts";
import { usesOf } from "../plan/word-uses.ts";
import { fieldsOf, withoutExamples, type Field } from "../planner/grammar/link/fields.ts";
import { nounsOfEnding, patternOfKind } from "../planner/grammar/link/mark-nouns.ts";
import { propertiesOf } from "../schema/json-schema.ts";
import { leavesOf, type Leaves } from "./leaves.ts";
import { keysIn, keysOfChoice, keysOfLeaf, type Key } from "./operators.ts";
import { stemsOf } from "./words.ts";

export interface Said extends Leaves, ToolWords {
  readonly task: string;
  readonly tool: ToolInfo;
  /** Offsets in the query that the task comes from. */
  readonly origin?: readonly [number, number];
  /** Offsets in the query of the words that the planner made something of. */
  readonly words: readonly (readonly [number, number])[];
  /** Tasks whose outputs it takes. */
  readonly takes: readonly string[];
  /** Operators that the arguments say. */
  readonly operators: ReadonlySet<Key>;
  /** Stems of the names of its files, and of their endings. */
  readonly files: ReadonlySet<string>;
}

/** What a tool says of itself; read once for each. */
interface ToolWords {
  readonly fields: readonly Field[];
  /** Its name, description and phrases, without examples: they show what may be said, and do not say it. */
  readonly own: readonly (readonly string[])[];
  /** The same with its arguments. */
  readonly texts: readonly (readonly string[])[];
  /** Stems of all of them. */
  readonly vocabulary: ReadonlySet<string>;
  /** Stems of the names of its outputs. */
  readonly outputs: ReadonlySet<string>;
  /** Operators that it says of itself. */
  readonly does: ReadonlySet<Key>;
  /** Operators that the names of its outputs say. */
  readonly gives: ReadonlySet<Key>;
  /** Operators that an argument chooses from: then nothing else of the tool says them. */
  readonly chosen: ReadonlySet<Key>;
}

const known = new WeakMap<ToolInfo, ToolWords>();

function wordsOfTool(tool: ToolInfo): ToolWords {
  const before = known.get(tool);
  if (before !== undefined) return before;
  const fields = fieldsOf(tool);
  const self = [tool.name, withoutExamples(tool.description).plain, ...tool.phrases];
  const own = self.map(stemsOf);
  const inputs = fields.flatMap(({ name, description }) => [
    name,
    withoutExamples(description).plain,
  ]);
  const texts = [...own, ...inputs.map(stemsOf)];
  const outputs = namesIn(tool.output);
  const words = {
    fields,
    own,
    texts,
    vocabulary: new Set(texts.flat()),
    outputs: new Set(outputs.flatMap(stemsOf)),
    does: new Set(self.flatMap((text) => [...keysIn(text)])),
    gives: new Set(outputs.flatMap((name) => [...keysIn(name)])),
    chosen: new Set(
      fields
        .filter(isWorded)
        .flatMap((field) => field.choices.flatMap(({ value }) => [...keysOfChoice(field, value)])),
    ),
  };
  known.set(tool, words);
  return words;
}

/** Whether the schema lists what people say: then what is said for another value counts against the one that was chosen. */
export function isWorded({ kind, schema }: Field): boolean {
  return kind === "choice" && schema["synonyms"] !== undefined;
}

export function saidBy(task: Task, tools: ReadonlyMap<string, ToolInfo>): Said[] {
  const takes = usesIn(task).flatMap(({ says }) =>
    says.is === "name" ? [says.reference.task] : [],
  );
  const words = usesOf(task, (name) => tools.get(name)).map(({ origin }) => origin);
  return callsOf(task).flatMap((call): Said[] => {
    const tool = tools.get(call.tool);
    if (tool === undefined) return [];
    const given = leavesOf(call.args, tool);
    return [
      {
        ...given,
        ...wordsOfTool(tool),
        task: task.id,
        tool,
        ...(task.origin !== undefined && { origin: task.origin.query }),
        words,
        takes,
        operators: new Set([...given.leaves.flatMap(keysOfLeaf), ...keysOfOrder(call.args, given)]),
        files: new Set(given.leaves.flatMap(({ value }) => wordsOfFile(String(value)))),
      },
    ];
  });
}

/** Rows in an order, of which the first ones are taken. */
function keysOfOrder(args: Args, { leaves }: Leaves): readonly Key[] {
  if (args["order"] === undefined) return [];
  const isDown = leaves.some(({ name, value }) => name === "descending" && value === true);
  const ends =
    args["limit"] === undefined ? [] : isDown ? ["greatest", "last"] : ["least", "first"];
  return ["order", isDown ? "descending" : "ascending", ...ends];
}

/** People call the rows of `data/cars.csv` cars, and `*.md` Markdown files. */
function wordsOfFile(path: string): readonly string[] {
  const [, base = "", ending = ""] = /([^/\\]+)\.([A-Za-z]\w*)$/.exec(path) ?? [];
  if (base === "") return [];
  const nouns = nounsOfEnding({
    from: 0,
    to: 0,
    is: "path",
    path: `x.${ending}`,
    folder: false,
    exists: true,
  });
  return [...stemsOf(base), ...stemsOf(ending), ...nouns];
}

/** Whether files of a pattern are called so: "TypeScript" of `*.ts`. */
export function isKindOfFile(lower: string, { leaves }: Said): boolean {
  const pattern = patternOfKind(lower, "file");
  return (
    pattern !== undefined && leaves.some(({ value }) => String(value).endsWith(pattern.slice(1)))
  );
}

/** Names of everything that an output has, at every depth. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.keys(propertiesOf(schema as ToolInfo["output"]));
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}
