/** A workspace in which a tool is out of order and another agent has one that gives the same. */
import { ownAgent } from "./own-agent.ts";
import { userWorkspace, type UserWorkspace } from "./user-workspace.ts";
import type { TaskText } from "./plans.ts";

const FORECAST = {
  input: "{ city: z.string() }",
  output: "{ city: z.string(), degrees: z.number() }",
};

/** Each call leaves a line in `out/calls.txt`. */
const called = (tool: string) =>
  `await import("node:fs/promises").then(({ appendFile }) => appendFile(context.resolve("out/calls.txt"), "${tool}\\n"));`;

const WRITES = `permissions: { write: ["out"] },`;

export const AGENTS = {
  "agents/weather.ts": ownAgent({
    name: "weather",
    tools: {
      forecast: {
        ...FORECAST,
        run: `() => { throw new ToolError("the service has moved"); }`,
        more: `permissions: { read: ["hold"] },`,
      },
    },
  }),
  "agents/backup.ts": ownAgent({
    name: "backup",
    tools: {
      forecast: {
        ...FORECAST,
        run: `async ({ city }, context) => {
          const { existsSync } = await import("node:fs");
          while (existsSync(context.resolve("hold/backup"))) await new Promise((done) => setTimeout(done, 20));
          if (existsSync(context.resolve("hold/broken"))) throw new ToolError("the other one has moved too");
          return { city, degrees: 21 };
        }`,
        more: `permissions: { read: ["hold"] }, headline: ({ city, degrees }) => [\`\${city}: \${degrees} degrees\`],`,
      },
    },
  }),
  "agents/notes.ts": ownAgent({
    name: "notes",
    tools: {
      append: {
        input: "{ text: z.string() }",
        output: "{ lines: z.number() }",
        run: `async ({ text }, context) => { ${called("notes.append")} return { lines: text.length }; }`,
        more: `effect: "write", ${WRITES}`,
      },
    },
  }),
};

/** A city, a note that is written before anything fails, the forecast, and a note about it. */
export const TASKS: Readonly<Record<string, TaskText>> = {
  begin: { tool: "notes.append", args: { text: "begun" } },
  look: { tool: "weather.forecast", args: { city: "Lisbon" }, needs: ["begin"] },
  tell: { tool: "notes.append", args: { text: { $text: [{ $ref: "look.city" }] } } },
};

export async function adaptingWorkspace(
  tasks: Readonly<Record<string, TaskText>> = TASKS,
  { config = {}, files = {} }: { config?: object; files?: Readonly<Record<string, string>> } = {},
): Promise<UserWorkspace> {
  const folder = await userWorkspace({
    config,
    files: { ...AGENTS, "out/calls.txt": "", "hold/.keep": "", ...files },
  });
  await folder.plan("trip", tasks, {
    source: { query: "The weather for a trip to Lisbon", sha256: "0", planner: "hand@1" },
  });
  const built = await folder.orchc(["build", "trip"]);
  if (built.status !== 0) throw new Error(built.stderr);
  return folder;
}
