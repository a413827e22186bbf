/** The task that lists what a loop goes over. */
import type { JsonObject } from "../../../../contract/json.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import type { BindRequest, Bindings, BoundTask, OutlineTask } from "../../planner.ts";
import { read } from "../read/read.ts";
import type { Reading } from "../read/reading.ts";
import type { World } from "../world.ts";
import { ANY, type Over } from "./repetition.ts";

export interface ListSource {
  readonly task: BoundTask;
  /** Where the list stands in its output. */
  readonly list: string;
}

type Files = Extract<Over, { is: "files" }>;
type Rows = Extract<Over, { is: "rows" }>;

/** A request that lists the files, which is planned as any other. */
export function listingOf({ folder, pattern }: Files, world: World): Reading {
  const within = folder === "." ? "" : ` in "${folder}"`;
  const kind = pattern === ANY ? "" : `${pattern} `;
  return read(`list the ${kind}files${within}`, world);
}

/** If a tool gives the paths of files, and takes folder and pattern as they are meant; all of them, or it fails. */
export function filesFrom(
  { folder, pattern }: Files,
  { tasks: [task, ...others] }: Bindings,
  title: string,
): ListSource | undefined {
  const list = task && pathsIn(task.tool.output);
  if (task === undefined || list === undefined || others.length > 0) return undefined;
  const meant = [folder, pattern].filter((text) => text !== "." && text !== ANY);
  const given = Object.values(task.args);
  const isMeant = given.length === meant.length && meant.every((text) => given.includes(text));
  if (!isMeant) return undefined;
  const mayBeCut = Object.hasOwn(propertiesOf(task.tool.output), "truncated");
  return {
    task: {
      ...task,
      title,
      internal: true,
      words: [],
      ...(mayBeCut && { criteria: ["!output.truncated"] }),
    },
    list,
  };
}

/** The columns that are read, each of which has to hold a text in every row: nothing else fits into the calls. */
export function rowsFrom(
  { file }: Rows,
  body: readonly BoundTask[],
  { id, title, agent }: OutlineTask,
  tools: BindRequest["tools"],
): ListSource | undefined {
  const tool = tools.find((one) => one.agent === agent && one.takes === "table query");
  if (tool === undefined) return undefined;
  const text = JSON.stringify(body.map(({ args }) => args));
  const columns = [
    ...new Set([...text.matchAll(/"\$ref":"row\.(\w+)"/g)].map(([, name = ""]) => name)),
  ];
  const areTexts = columns.map(
    (name) => `output.table.rows.every((row) => typeof row.${name} === "string")`,
  );
  return {
    task: {
      id,
      title,
      tool,
      args: { file, select: columns },
      internal: true,
      needs: [],
      words: [],
      criteria: ["output.table.excerpt === undefined", ...areTexts],
    },
    list: "table.rows",
  };
}

/** A list of paths in an output, by its schema. */
function pathsIn(output: JsonObject): string | undefined {
  return Object.entries(propertiesOf(output)).find(([, schema]) => isListOfPaths(schema))?.[0];
}

function isListOfPaths(schema: unknown): boolean {
  const { type, items } = (schema ?? {}) as { type?: unknown; items?: { format?: unknown } };
  return type === "array" && items?.format === "path";
}
