import { basename, resolve } from "node:path";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { makeAgent } from "../init/make-agent.ts";
import { makeWorkspace } from "../init/make-workspace.ts";
import { relativeTo } from "../render/place.ts";
import type { Session } from "../session.ts";

export const command = defineCommand({
  positionals: {
    dir: { type: "string", default: ".", describe: "the folder; created when missing" },
  },
  flags: {
    agent: {
      type: "string",
      requiresArg: true,
      describe: "create an agent of this name in the workspace, with a tool and its test",
    },
  },
  examples: [
    ["orchc init my-workspace", "and then: cd my-workspace && orchc run sales"],
    ["orchc init --agent invoices", "agents/invoices.ts, as a starting point"],
  ],
  async run({ dir, agent }, session): Promise<Outcome> {
    if (agent === undefined) return initWorkspace(dir, session.cwd);
    if (dir !== ".") {
      const reason =
        "An agent is written into the workspace that one stands in; --workspace DIR names another.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc init --agent NAME" }));
    }
    return initAgent(agent, session);
  },
});

async function initWorkspace(dir: string, cwd: string): Promise<Outcome> {
  const folder = resolve(cwd, dir);
  const { files, added, left, linked } = await makeWorkspace(folder);
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
  const text = [
    folder === cwd
      ? "A workspace is ready here."
      : `A workspace is ready in ${relativeTo(cwd, folder)}.`,
    ...list("Written:", files),
    ...(linked ? ["  node_modules/orchc, linked to this orchc"] : []),
    ...list("Added to what was there:", added),
    ...list("Left as it is:", left),
    "",
    "Next:",
    ...(folder === cwd ? [] : [`  cd ${dir}`]),
    ...(files.includes("data/sales.csv") || files.length === 0 ? ["  npx orchc run sales"] : []),
    "  npx orchc tools",
    ...(files.some((file) => file.endsWith(".test.ts")) ? [`  ${testCommand(left)}`] : []),
  ].join("\n");
  return { text, json: { folder, files, added, left, linked } };
}

/** `npm test` is the project's own where it had one; what runs the tests of agents then stands among what was left. */
function testCommand(left: readonly string[]): string {
  const own = left.find((line) => line.startsWith("scripts.test"));
  return own === undefined ? "npm test" : own.slice(own.indexOf("node --test"));
}

async function initAgent(name: string, session: Session): Promise<Outcome> {
  const project = await session.project();
  const { cards } = await project.catalog();
  const { paths } = project.workspace;
  const { files } = await makeAgent(
    name,
    paths.agents,
    cards.map((card) => card.name),
  );
  const shown = files.map((file) => relativeTo(session.cwd, file));
  const test = shown.find((file) => basename(file).includes(".test."));
  const text = [
    `The agent ${name} is ready.`,
    "",
    "Written:",
    ...shown.map((file) => `  ${file}`),
    "",
    "Next:",
    `  npx orchc tools ${name}`,
    `  npx orchc run "${name} of README.md"`,
    `  node --test ${test ?? ""}`,
  ].join("\n");
  return { text, json: { agent: name, files } };
}
