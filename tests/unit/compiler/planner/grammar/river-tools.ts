/** Tools of a workspace's own, that no planner has seen. */
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { toolInfo } from "../../../../support/plans.ts";

const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
const object = (properties: Record<string, JsonObject>): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const list = (items: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "array",
  items,
  ...more,
});

const level = object({ at: { type: "string" }, metres: { type: "number" } });
const sketch = object({ caption: { type: "string" }, bytes: { type: "integer" } });
const note = object({ title: { type: "string" }, text: { type: "string" } });
const bound = object({ place: { type: "string" }, checksum: { type: "string" } });

function tool(
  name: string,
  description: string,
  input: Record<string, JsonObject>,
  required: readonly string[],
  output: Record<string, JsonObject>,
  more: Partial<ToolInfo> = {},
): ToolInfo {
  return toolInfo(name, {
    description,
    effect: "read",
    input: { type: "object", properties: input, required: [...required] },
    output: object(output),
    ...more,
  });
}

export const tools: readonly ToolInfo[] = [
  tool(
    "rivers.levels",
    "Get the water levels that a gauge of a river has measured.",
    {
      gauge: text("name of the gauge, such as Bonn or Cologne", {
        examples: ["Bonn", "Cologne", "Basel"],
      }),
      days: { type: "integer", description: "how many days back from now", default: 7 },
    },
    ["gauge"],
    { levels: list(level) },
  ),
  tool(
    "rivers.flood",
    "Assess the flood danger of water levels.",
    { levels: list(level, { description: "water levels, oldest first" }) },
    ["levels"],
    { danger: { type: "string" } },
  ),
  tool(
    "rivers.sketch",
    "Sketch water levels as a curve.",
    { levels: list(level, { description: "water levels to sketch" }) },
    ["levels"],
    { sketch },
  ),
  tool(
    "letters.fetch",
    "Fetch a letter of the archive by its number.",
    { letter: text("number of the letter, such as L-17", { examples: ["L-17", "L-204"] }) },
    ["letter"],
    { note },
  ),
  tool(
    "letters.translate",
    "Translate a text into another language.",
    {
      text: text("the text to translate"),
      language: text("language to translate to, such as French or Dutch", {
        examples: ["French", "Dutch"],
      }),
    },
    ["text", "language"],
    { note },
  ),
  tool(
    "letters.measure",
    "Measure how formal a text is.",
    { text: text("the text that is measured") },
    ["text"],
    { formality: { type: "number" } },
  ),
  tool(
    "binder.album",
    "Bind sketches and notes into an album.",
    {
      title: text("title of the album", { format: "title", default: "Album" }),
      sketches: list(sketch, { default: [] }),
      notes: list(note, { default: [] }),
    },
    [],
    { album: bound },
  ),
  tool(
    "binder.keep",
    "Keep an album or a note in a file.",
    { to: text("the file to write", { format: "path" }), album: bound, note },
    ["to"],
    { bytes: { type: "integer" } },
    { effect: "write" },
  ),
];
