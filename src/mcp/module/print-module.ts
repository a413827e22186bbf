/** The module of a tool: a function of its entry in the listing, and of the shape of results that were seen. */
import { oneLine } from "../../contract/unseen.ts";
import type { Effect } from "../../contract/permissions.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { ListedTool } from "../listing/listing.ts";
import { indent, literal } from "../../tool-modules/code-text.ts";
import { printZodObject } from "../../tool-modules/print-zod.ts";

export interface ModuleOptions {
  /** As the configuration calls the server. */
  readonly server: string;
  /** What the configuration says of the tool's effect, where that differs from what the server says. */
  readonly effect?: Effect | undefined;
  /** The schema of what its results hold, inferred from real ones, of a tool that does not say it. */
  readonly witnessed?: JsonObject | undefined;
}

/** Characters of a description: it is what planners choose the tool by. */
const LONGEST_DESCRIPTION = 600;

export function printModule(tool: ListedTool, options: ModuleOptions): string {
  const { server, witnessed } = options;
  const effect = options.effect ?? effectOf(tool);
  const fields = [
    ["name", literal(tool.export)],
    ["description", literal(describe(tool))],
    ["version", literal(tool.hash)],
    ["input", printZodObject(tool.input)],
    ["output", "output"],
    ["permissions", `{ mcp: [${literal(`${server}.${tool.name}#${tool.hash}`)}] }`],
    ["effect", literal(effect)],
    ...(tool.annotations?.idempotentHint === true ? [["idempotent", "true"] as const] : []),
    ["untrusted", "true"],
    ["estimate", "{ seconds: 2 }"],
  ] as const;
  return `// The tool ${tool.name} of the MCP server ${server}, as the server describes it. Do not edit:
// \`orchc tools --refresh ${server}\` writes this file.
import { defineTool, ${tool.output === undefined ? "fileRefSchema, " : ""}z } from "orchc/agent";

const output = ${outputOf(tool, witnessed)};

export const ${tool.export} = defineTool({
${fields.map(([name, text]) => `  ${name}${name === text ? "" : `: ${indent(text)}`},\n`).join("")}
${indentAll(runOf(tool, server, witnessed !== undefined))}
});
`;
}

/** Annotations are claims of the server; without one, a tool changes something and is asked about. */
export function effectOf({ annotations = {} }: ListedTool): Effect {
  if (annotations.readOnlyHint === true) return "read";
  return annotations.destructiveHint === true ? "destructive" : "write";
}

function describe({ description, name }: ListedTool): string {
  const text = oneLine(description) || `The tool ${name}, which its server does not describe.`;
  return text.length > LONGEST_DESCRIPTION
    ? `${text.slice(0, LONGEST_DESCRIPTION).toWellFormed()} …`
    : text;
}

function outputOf({ output }: ListedTool, witnessed: JsonObject | undefined): string {
  if (output !== undefined) return printZodObject(output);
  const data = witnessed === undefined ? "" : inferred(witnessed);
  return `z.object({
  text: z.string().describe("what the server answered, as text"),
  files: z.array(fileRefSchema).describe("pictures, sounds and other files of the answer"),
${data}})`;
}

function inferred(witnessed: JsonObject): string {
  const wrapped = { type: "object", properties: { data: witnessed }, required: ["data"] };
  const field = /^z\.object\(\{\n([\s\S]*)\}\)$/.exec(printZodObject(wrapped))?.[1] ?? "";
  return `  // Inferred from results that were seen: the server does not say it.\n${field}`;
}

function runOf({ name, output }: ListedTool, server: string, isWitnessed: boolean): string {
  const call = (type: string): string =>
    `await context.mcp${type}(${literal(server)}, ${literal(name)}, input)`;
  if (output !== undefined) {
    return `async run(input, context) {
  const { structured } = ${call("<z.input<typeof output>>")};
  return structured;
},`;
  }
  if (!isWitnessed) {
    return `async run(input, context) {
  const { text, files } = ${call("")};
  return { text, files: [...files] };
},`;
  }
  return `async run(input, context) {
  const { text, files, structured } = ${call('<z.input<typeof output>["data"]>')};
  return { text, files: [...files], data: structured };
},`;
}

function indentAll(text: string): string {
  return `  ${indent(text)}`;
}
