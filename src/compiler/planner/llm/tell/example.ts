/**
 * One whole plan as a model replies with it, over tools of its own: so its references are right whatever the catalog
 * has, and nothing in it can be copied into a plan unseen, since the names are no tools of anybody.
 */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Json, JsonObject } from "../../../../contract/json.ts";
import { toolTexts } from "./tool-text.ts";

const list = {
  type: "array",
  items: {
    type: "object",
    properties: { hive: { type: "string" }, kg: { type: "number" } },
    required: ["hive", "kg"],
  },
};

function exampleTool(
  name: string,
  description: string,
  input: JsonObject,
  output: JsonObject,
): ToolInfo {
  return {
    name,
    agent: name.split(".")[0] ?? "",
    description,
    version: "1",
    input: { type: "object", additionalProperties: false, ...input },
    output: { type: "object", ...output },
    permissions: {},
    effect: name === "notes.write" ? "write" : "read",
    idempotent: true,
    cacheable: false,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: "example", export: name },
  };
}

export const exampleTools: readonly ToolInfo[] = [
  exampleTool(
    "hives.harvest",
    "Harvest of each hive in a year.",
    {
      properties: {
        year: { type: "integer" },
        hives: { type: "array", items: { type: "string" }, default: [] },
      },
      required: ["year"],
    },
    { properties: { list, total: { type: "number" } }, required: ["list", "total"] },
  ),
  exampleTool(
    "notes.table",
    "Write a list as a table in Markdown.",
    { properties: { list }, required: ["list"] },
    { properties: { text: { type: "string" } }, required: ["text"] },
  ),
  exampleTool(
    "notes.write",
    "Write a text to a file.",
    {
      properties: { file: { type: "string", format: "path" }, text: { type: "string" } },
      required: ["file", "text"],
    },
    { properties: { bytes: { type: "integer" } }, required: ["bytes"] },
  ),
];

export const exampleQuery =
  "Harvest of hives A and B in 2025, saved to out/honey.md with the total on top";

export const exampleTasks = [
  {
    id: "t1",
    quote: "Harvest of hives A and B in 2025",
    title: "Harvest of hives A and B in 2025",
    tool: "hives.harvest",
    args: [
      { name: "year", value: 2025 },
      { name: "hives", value: ["A", "B"] },
    ],
    needs: [],
    priority: "high",
    reason: "",
    missing: [],
  },
  {
    id: "t2",
    quote: "",
    title: "Harvest as a table",
    tool: "notes.table",
    args: [{ name: "list", value: { ref: "t1.list" } }],
    needs: ["t1"],
    priority: "medium",
    reason: "notes.write takes a text",
    missing: [],
  },
  {
    id: "t3",
    quote: "saved to out/honey.md with the total on top",
    title: "Save the table",
    tool: "notes.write",
    args: [
      { name: "file", value: "out/honey.md" },
      { name: "text", value: { text: ["Total: ", { ref: "t1.total" }, "\n", { ref: "t2.text" }] } },
    ],
    needs: ["t1", "t2"],
    priority: "high",
    reason: "",
    missing: [],
  },
];

/** The same as stage 2 replies with: t1 and t3 were open, t2 is added for t3. */
export const exampleBindings = exampleTasks.map(({ id, tool, args, reason, missing, title }) => {
  const isAdded = id === "t2";
  const said = JSON.stringify(args).replaceAll('"t2.', '"t3a.');
  return {
    id: isAdded ? "t3a" : id,
    tool,
    reason,
    args: JSON.parse(said) as Json,
    missing,
    title: isAdded ? title : "",
  };
});

/** The tools of the example, in the notation of all tools. */
export function exampleToolTexts(): readonly string[] {
  const { tools, shapes } = toolTexts(exampleTools, "");
  return [...tools, ...shapes];
}
