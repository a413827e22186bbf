/** A workspace with a server that asks people, and a built plan for each of its tools that is named. */
import { readFile } from "node:fs/promises";
import { deskProgram } from "./mcp/programs.ts";
import { userWorkspace, type UserWorkspace } from "./user-workspace.ts";

export interface Desk extends UserWorkspace {
  /** What its tools have done, a line each. */
  done(): Promise<readonly string[]>;
}

/** Use with `await using`. @param slow whether a call takes two seconds once it has its answer; the rest are settings */
export async function deskWorkspace({
  slow = false,
  ...settings
}: { readonly slow?: boolean; readonly [setting: string]: unknown } = {}): Promise<Desk> {
  const plan = (tool: string) => `tasks:
  - { id: before, tool: text.keywords, args: { text: "the opera house" } }
  - { id: ask, tool: desk.${tool}, args: { show: Tosca }, needs: [{ task: before }] }
  - { id: words, tool: text.keywords, args: { text: { $ref: ask.text } } }
`;
  const workspace = await userWorkspace({
    files: {
      "queries/find.plan.yaml": plan("find"),
      "queries/book.plan.yaml": plan("book"),
      "queries/pay.plan.yaml": plan("pay"),
    },
  });
  const log = workspace.at("desk.log");
  // Should nobody answer, a run that failed does not stay for long.
  const server = { ...deskProgram(log, slow), questionMs: 20_000, ...settings };
  await workspace.write(
    "orchc.config.yaml",
    JSON.stringify({ mcpServers: { desk: server }, limits: { retries: 0 } }),
  );
  for (const words of [
    ["tools", "--refresh"],
    ["build", "find"],
    ["build", "book"],
    ["build", "pay"],
  ]) {
    const { status, stdout, stderr } = await workspace.orchc(words);
    if (status !== 0) throw new Error(`${words.join(" ")}: ${stdout}${stderr}`);
  }
  const done = async () =>
    (await readFile(log, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  return { ...workspace, done };
}
