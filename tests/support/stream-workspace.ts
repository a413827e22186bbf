/** A workspace whose tools make much: files of NDJSON, which others read, and large values. */
import { symlink } from "node:fs/promises";
import { resolve } from "node:path";
import { tempFolder, type TempFolder } from "./temp-folder.ts";

const agent = `import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { defineTool, fileRefSchema, z } from "orchc/agent";

export const make = defineTool({
  name: "make",
  description: "Make a file of rows.",
  version: "1",
  input: z.object({ mib: z.number(), name: z.string().default("rows.ndjson") }),
  output: z.object({ rows: z.int(), file: fileRefSchema }),
  estimate: { seconds: 60 },
  async run({ mib, name }, context) {
    let rows = 0;
    function* lines() {
      const most = mib * 2 ** 20;
      for (let bytes = 0; bytes < most; ) {
        let text = "";
        for (let i = 0; i < 500; i += 1, rows += 1)
          text += JSON.stringify({ n: rows, text: "x".repeat(80 + (rows % 17)) }) + "\\n";
        bytes += text.length;
        yield text;
      }
    }
    const file = await context.produceFile(name, "application/x-ndjson", (path) =>
      pipeline(lines(), createWriteStream(path)),
    );
    return { rows, file };
  },
  headline: ({ rows }) => [\`\${rows} rows were made.\`],
});

export const count = defineTool({
  name: "count",
  description: "Count the rows of a file.",
  version: "1",
  input: z.object({ file: fileRefSchema }),
  output: z.object({ rows: z.int() }),
  estimate: { seconds: 60 },
  async run({ file }, context) {
    let rows = 0;
    for await (const _ of createInterface({ input: createReadStream(await context.locateFile(file)) })) rows += 1;
    return { rows };
  },
  headline: ({ rows }) => [\`\${rows} rows were counted.\`],
});

export const value = defineTool({
  name: "value",
  description: "Return a large value.",
  version: "1",
  input: z.object({ mib: z.number(), rows: z.boolean().default(false) }),
  output: z.object({ parts: z.array(z.string()).default([]), rows: z.array(z.looseObject({})).default([]) }),
  estimate: { seconds: 60 },
  async run({ mib, rows }) {
    if (rows)
      return { parts: [], rows: Array.from({ length: (mib * 2 ** 20) / 128 }, (_, n) => ({ n, text: String(n).padStart(80, "é") })) };
    // Flat: what is put together from parts would be counted twice as soon as it is read.
    const part = () => Buffer.alloc(2 ** 20, "abc ").toString("latin1");
    return { parts: Array.from({ length: mib }, part), rows: [] };
  },
});

export const say = defineTool({
  name: "say",
  description: "Say something in a file.",
  version: "1",
  permissions: { model: true },
  input: z.object({ text: z.string() }),
  output: z.object({ file: fileRefSchema }),
  estimate: { seconds: 60 },
  run: async ({ text }, context) => ({ file: await context.writeFile("said.md", text, "text/markdown") }),
});
`;

export interface StreamTask {
  readonly id: string;
  readonly tool: "make" | "count" | "value" | "say";
  readonly args: Readonly<Record<string, unknown>>;
  readonly needs?: readonly string[];
}

/** With a plan of these tasks in `generated/streams`, not yet built. */
export async function streamWorkspace(
  tasks: readonly StreamTask[],
  limits = "  retries: 0\n",
): Promise<TempFolder> {
  const folder = await tempFolder({
    "orchc.config.yaml": `limits:\n${limits}`,
    "agents/streams.ts": agent,
    "node_modules/file.txt": "",
  });
  await symlink(resolve(import.meta.dirname, "../.."), folder.at("node_modules/orchc"), "junction");
  const plan = {
    version: 1,
    name: "streams",
    source: { query: "Make rows and count them", sha256: "0", planner: "test@1" },
    params: {},
    tasks: tasks.map(({ id, tool, args, needs = [] }) => ({
      id,
      title: `${tool} ${id}`,
      kind: "call",
      agent: "streams",
      tool: `streams.${tool}`,
      args,
      needs: needs.map((task) => ({ task })),
      estimate: { seconds: 60 },
    })),
  };
  await folder.write("generated/streams/plan.json", JSON.stringify(plan));
  return folder;
}
