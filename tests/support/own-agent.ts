/** The source of an agent of a workspace: all of it in one file, `agents/<name>.ts`. */

export interface OwnTool {
  /** Default: says its name. */
  readonly description?: string;
  /** Source text of fields: `{ name: z.string() }`. Default: none. */
  readonly input?: string;
  /** Default: `{ done: z.boolean() }`. */
  readonly output?: string;
  /** Source text of a function. */
  readonly run: string;
  /** Source text of further fields of the tool: `headline: …`. */
  readonly more?: string;
}

export interface OwnAgent {
  readonly name: string;
  /** Default: says its name. */
  readonly card?: string;
  readonly tools: Readonly<Record<string, OwnTool>>;
}

export function ownAgent({ name, card = `Does what ${name} does.`, tools }: OwnAgent): string {
  const declared = Object.entries(tools).map(
    ([
      tool,
      {
        description = `The tool ${tool} of the agent ${name}.`,
        input = "{}",
        output = "{ done: z.boolean() }",
        run,
        more = "",
      },
    ]) => `
export const ${tool} = defineTool({
  name: "${tool}",
  description: "${description}",
  version: "1",
  input: z.object(${input}),
  output: z.object(${output}),
  run: ${run},
  ${more}
});
`,
  );
  const lazy = Object.keys(tools).map((tool) => `${tool}: () => import("./${name}.ts")`);
  return `import { defineAgent, defineTool, tableSchema, ToolError, z } from "orchc/agent";
${declared.join("")}
export default defineAgent({
  name: "${name}",
  card: "${card}",
  tools: { ${lazy.join(", ")} },
});
`;
}
