/** A workspace whose agent sleeps, fails and writes as it is told: runs of every outcome, without data. */
import { symlink } from "node:fs/promises";
import { resolve } from "node:path";
import { tempFolder, type TempFolder } from "./temp-folder.ts";

const tool = (name: string, effect: string, description: string, run: string) => `
import { defineTool, ToolError, z } from "orchc/agent";

export const ${name} = defineTool({
  name: "${name}",
  description: "${description}",
  version: "1",
  effect: "${effect}",
  input: z.object({ ms: z.int().default(0), text: z.string().default("") }),
  output: z.object({ said: z.string() }),
  async run({ ms, text }, context) {
    context.log("asked");
    ${run}
  },
});
`;

const files = {
  "orchc.config.yaml": "limits:\n  retries: 0\n",
  "agents/nap.ts": `import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "nap",
  card: "Take a nap, doze off, and scribble a note.",
  tools: {
    sleep: () => import("./nap/sleep.ts"),
    fail: () => import("./nap/fail.ts"),
    scribble: () => import("./nap/scribble.ts"),
  },
});
`,
  "agents/nap/sleep.ts": tool(
    "sleep",
    "read",
    "Sleep for some milliseconds.",
    "await new Promise((wake) => setTimeout(wake, ms));\n    return { said: text };",
  ),
  "agents/nap/fail.ts": tool(
    "fail",
    "read",
    "Fail at something.",
    'throw new ToolError("It cannot be done.", { help: "Do something else." });',
  ),
  "agents/nap/scribble.ts": tool("scribble", "write", "Scribble a note.", "return { said: text };"),
};

export interface NapTask {
  readonly id: string;
  readonly tool: "sleep" | "fail" | "scribble";
  readonly args?: Readonly<Record<string, unknown>>;
  readonly needs?: readonly string[];
}

/** With a plan of these tasks in `generated/naps`, not yet built. */
export async function napWorkspace(
  tasks: readonly NapTask[],
  params: Readonly<Record<string, unknown>> = {},
): Promise<TempFolder> {
  const folder = await tempFolder({ ...files, "node_modules/file.txt": "" });
  await symlink(resolve(import.meta.dirname, "../.."), folder.at("node_modules/orchc"), "junction");
  const plan = {
    version: 1,
    name: "naps",
    source: { query: "Take some naps", sha256: "0", planner: "test@1" },
    params,
    tasks: tasks.map(({ id, tool: name, args = {}, needs = [] }) => ({
      id,
      title: `${name} ${id}`,
      kind: "call",
      agent: "nap",
      tool: `nap.${name}`,
      args,
      needs: needs.map((task) => ({ task })),
      estimate: { seconds: 1 },
    })),
  };
  await folder.write("generated/naps/plan.json", JSON.stringify(plan));
  return folder;
}
