/** What a task of a plan says: its arguments, and in its own words its tool. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import type { Task } from "../../contract/plan.ts";
import { parseReference } from "../../contract/values.ts";
import { callsOf, referencesOf } from "../kinds/index.ts";
import { usesOf } from "../plan/word-uses.ts";
import { leavesOf, stemsOf, textAt, type Leaf } from "./leaves.ts";

export interface Said {
  readonly task: string;
  readonly tool: ToolInfo;
  /** Offsets in the query that the task comes from. */
  readonly origin?: readonly [number, number];
  /** Offsets in the query of the words that the planner made something of. */
  readonly words: readonly (readonly [number, number])[];
  /** Tasks whose outputs it takes. */
  readonly takes: readonly string[];
  readonly references: number;
  readonly leaves: readonly Leaf[];
  /** Stems of the words that the tool uses of itself: its name, description, phrases, arguments. */
  readonly vocabulary: ReadonlySet<string>;
  /** The same, as texts. */
  readonly texts: readonly (readonly string[])[];
  /** Stems of the names of its outputs. */
  readonly outputs: ReadonlySet<string>;
}

export function saidBy(task: Task, tools: ReadonlyMap<string, ToolInfo>): Said[] {
  const takes = referencesOf(task).flatMap((text) => parseReference(text)?.task ?? []);
  const words = usesOf(task, (name) => tools.get(name)).map(({ origin }) => origin);
  return callsOf(task).flatMap((call) => {
    const tool = tools.get(call.tool);
    if (tool === undefined) return [];
    const { leaves, references } = leavesOf(call.args, tool.input);
    const texts = textsOf(tool);
    const files = leaves.flatMap(({ value }) =>
      typeof value === "string" ? namesOfFile(value) : [],
    );
    return [
      {
        task: task.id,
        tool,
        ...(task.origin !== undefined && { origin: task.origin.query }),
        words,
        takes,
        references,
        leaves,
        vocabulary: new Set([...texts.flat(), ...files]),
        texts,
        outputs: new Set(namesIn(tool.output).flatMap(stemsOf)),
      },
    ];
  });
}

/** What a tool says that it does, without what it says of its arguments. */
export function ownTextsOf({ name, description, phrases }: ToolInfo): string[][] {
  return [name, withoutExamples(description), ...phrases].map(stemsOf);
}

function textsOf(tool: ToolInfo): string[][] {
  const { input } = tool;
  const properties = Object.entries(isObject(input["properties"]) ? input["properties"] : {});
  const inputs = properties.flatMap(([argument, schema]) => [
    argument,
    isObject(schema) ? withoutExamples(textAt(schema, "description")) : "",
  ]);
  return [...ownTextsOf(tool), ...inputs.map(stemsOf)];
}

/** Examples show what may be said, and do not say it: "such as the monthly price of AAPL and MSFT". */
function withoutExamples(text: string): string {
  return text.replaceAll(
    /(?:,? such as|,? for example|\be\.g\.|,? as in:?|,? like) [^.;:()]*/gi,
    " ",
  );
}

/** People call the rows of `data/cars.csv` cars. */
function namesOfFile(path: string): string[] {
  const [, base = "", extension = ""] = /([^/\\]+)\.([A-Za-z]\w*)$/.exec(path) ?? [];
  return base === ""
    ? []
    : [...stemsOf(base), ...stemsOf(extension), ...(LANGUAGES[extension.toLowerCase()] ?? [])];
}

/** Languages and formats by the names that people give them, as stems. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    ts: "TypeScript", tsx: "TypeScript", js: "JavaScript", py: "Python", rs: "Rust", rb: "Ruby", go: "Golang",
    java: "Java", md: "Markdown", yaml: "YAML", yml: "YAML", html: "HTML", txt: "text", svg: "picture",
  }).map(([extension, name]) => [extension, stemsOf(name.toLowerCase())]),
); // prettier-ignore

/** Names of everything that an output has, at every depth. */
function namesIn(schema: Json | undefined): string[] {
  if (Array.isArray(schema)) return (schema as readonly Json[]).flatMap(namesIn);
  if (!isObject(schema)) return [];
  const properties = schema["properties"];
  const own = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
