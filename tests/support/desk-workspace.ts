/** A workspace with a server that asks people, and a built plan for each of its tools that is named. */
import { readFile } from "node:fs/promises";
import { deskProgram } from "./mcp/programs.ts";
import { userWorkspace, type UserWorkspace } from "./user-workspace.ts";

export interface Desk extends UserWorkspace {
  /** What its tools have done, a line each. */
  done(): Promise<readonly string[]>;
}

export interface DeskOptions {
  /** Whether a call takes two seconds once it has its answer. Default: false. */
  readonly slow?: boolean;
  /** Plans by their names, in YAML. Default: one for each of its tools, which calls it. */
  readonly plans?: Readonly<Record<string, string>>;
  /** Of the configuration, beside the server. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Beside the plans, by their paths. Default: none. */
  readonly files?: Readonly<Record<string, string>>;
  /** The server itself. Default: a program. */
  readonly server?: object;
  /** The rest are settings of the server. */
  readonly [setting: string]: unknown;
}

const plan = (tool: string) => `tasks:
  - { id: before, tool: text.keywords, args: { text: "the opera house" } }
  - { id: ask, tool: desk.${tool}, args: { show: Tosca }, needs: [{ task: before }] }
  - { id: words, tool: text.keywords, args: { text: { $ref: ask.text } } }
`;

/** Use with `await using`. */
export async function deskWorkspace({
  slow = false,
  plans = { find: plan("find"), book: plan("book"), pay: plan("pay") },
  config = {},
  files = {},
  server,
  ...settings
}: DeskOptions = {}): Promise<Desk> {
  const workspace = await userWorkspace({
    files: {
      ...files,
      ...Object.fromEntries(
        Object.entries(plans).map(([name, text]) => [`queries/${name}.plan.yaml`, text]),
      ),
    },
  });
  const log = workspace.at("desk.log");
  // Should nobody answer, a run that failed does not stay for long.
  const desk = { ...(server ?? deskProgram(log, slow)), questionMs: 20_000, ...settings };
  await workspace.write(
    "orchc.config.yaml",
    JSON.stringify({ mcpServers: { desk }, limits: { retries: 0 }, ...config }),
  );
  for (const words of [
    ["tools", "--refresh"],
    ...Object.keys(plans).map((name) => ["build", name]),
  ]) {
    const { status, stdout, stderr } = await workspace.orchc(words);
    if (status !== 0) throw new Error(`${words.join(" ")}: ${stdout}${stderr}`);
  }
  const done = async () =>
    (await readFile(log, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  return { ...workspace, done };
}
