/** Temporary workspaces with agents of their own. */
import { join } from "node:path";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt, type Workspace } from "../../src/workspace/workspace.ts";
import { tempFolder, type TempFolder } from "./temp-folder.ts";

/** `orchc/agent`, as it stands in this checkout. */
const authoring = JSON.stringify(join(import.meta.dirname, "../../src/catalog/authoring.ts"));

export interface TestWorkspace extends TempFolder {
  readonly workspace: Workspace;
}

/** Use with `await using`. In the files' text, `"orchc/agent"` means this checkout's. */
export async function testWorkspace(
  files: Readonly<Record<string, string>> = {},
  config: object = {},
): Promise<TestWorkspace> {
  const folder = await tempFolder({ "package.json": '{ "type": "module" }' });
  for (const [file, text] of Object.entries(files)) {
    await folder.write(file, text.replaceAll('"orchc/agent"', authoring));
  }
  return Object.assign(folder, { workspace: workspaceAt(folder.path, configSchema.parse(config)) });
}

/** The text of an agent's file whose tools stand in the folder of its name. */
export function agentText(name: string, tools: readonly string[]): string {
  const list = tools.map((tool) => `${tool}: () => import("./${name}/${tool}.ts")`);
  return `import { defineAgent } from "orchc/agent";
export default defineAgent({
  name: ${JSON.stringify(name)},
  card: ${JSON.stringify(`Does ${name}.`)},
  tools: { ${list.join(", ")} },
});
`;
}

interface ToolText {
  /** Source text of the fields of its input and output. */
  readonly input?: string;
  readonly output?: string;
  /** Source text of further properties, e.g. `effect: "write",`. */
  readonly more?: string;
  /** Source text that stands before the tool. */
  readonly before?: string;
}

/** The text of a tool's module. */
export function toolText(
  name: string,
  { input = "", output = "text: z.string()", more = "", before = "" }: ToolText = {},
): string {
  return `import { defineTool, z } from "orchc/agent";
${before}
export const ${name} = defineTool({
  name: ${JSON.stringify(name)},
  description: ${JSON.stringify(`Does ${name}.`)},
  version: "1.0.0",
  input: z.object({ ${input} }),
  output: z.object({ ${output} }),
  ${more}
  run: () => { throw new Error("not in this test"); },
});
`;
}
