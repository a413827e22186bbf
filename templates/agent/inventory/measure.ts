import { readFile } from "node:fs/promises";
import { defineTool, ToolError, z } from "orchc/agent";

export const measure = defineTool({
  name: "measure",
  // Planners choose a tool by this sentence, and fill its arguments by the names and descriptions below.
  description: "Inventory of a text file: how many lines, blank lines and words it has.",
  // Raise it when the same input gives another output.
  version: "1",
  input: z.object({
    file: z.string().min(1).describe("the text file").meta({ format: "path" }),
  }),
  output: z.object({
    file: z.string(),
    lines: z.int(),
    blank: z.int().describe("lines without text"),
    words: z.int(),
  }),
  // Everything that it may touch; what is not listed is refused. This one reads the file that it is given.
  permissions: { read: [{ arg: "file" }] },
  estimate: { seconds: 0.05 },
  phrases: ["inventory of a file", "inventory"],

  async run({ file }, context) {
    const text = await readFile(context.resolve(file), "utf8");
    // What a person can correct is a ToolError; it is shown with its help, and without a stack trace.
    if (text.includes("\0")) throw new ToolError(`${file} is not a text file.`);
    return { file, ...count(text) };
  },

  // What the answer says of the output; every number in it stands in the output.
  headline({ file, lines, blank, words }) {
    return [`${file} has ${lines} lines, ${blank} of them blank, and ${words} words.`];
  },
});

/** The work itself, apart from files, so that it can be tested alone. */
export function count(text: string): { lines: number; blank: number; words: number } {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  return {
    lines: lines.length,
    blank: lines.filter((line) => line.trim() === "").length,
    words: text.split(/\s+/).filter((word) => word !== "").length,
  };
}
