/** Tools whose TypeScript is more than types, which Node does not run by itself: an enum, a parameter property. */
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPOSITORY } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const AGENT = `import { Box } from "../lib/box.ts";
enum Greeting { Long = "Good morning", Short = "Hi" }
${ownAgent({
  name: "greeter",
  tools: {
    greet: {
      input: "{ name: z.string() }",
      output: "{ text: z.string(), size: z.number() }",
      run: "({ name }) => ({ text: `${Greeting.Long}, ${name}`, size: new Box(name).size })",
    },
  },
})}`;
const BOX = `export class Box {
  constructor(private readonly text: string) {}
  get size(): number {
    return this.text.length;
  }
}
`;

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ files: { "agents/greeter.ts": AGENT, "lib/box.ts": BOX } });
  await workspace.plan("hello", {
    t1: { tool: "greeter.greet", args: { name: "Ada" } },
    t2: { tool: "greeter.greet", args: { name: "Grace" } },
  });
});
afterAll(() => workspace[Symbol.asyncDispose]());

const outputs = (run: string) =>
  workspace.rows(`SELECT output_data FROM task_outputs WHERE run_id = '${run}' AND task_id = 't1'`);
const OUTPUT = [{ output_data: '{"text":"Good morning, Ada","size":3}' }];

test("they are planned, built, verified and run", async () => {
  expectDone(await workspace.orchc(["tools", "greeter.greet"]));
  expectDone(await workspace.orchc(["build", "hello"]));
  expectDone(await workspace.orchc(["verify", "hello"]));
  expectDone(await workspace.orchc(["exec", "hello", "--run", "whole"]));
  expect(outputs("whole")).toEqual(OUTPUT);
});

test("a script of them alone: Node says what it cannot run, and with a compiler it can", async () => {
  const plain = await workspace.node(["generated/hello/u1.ts", "--run", "alone"]);
  expect(plain.status).toBe(1);
  expect(plain.stderr).toContain("TypeScript enum is not supported in strip-only mode");
  expect(await workspace.read("generated/hello/README.md")).toContain("node --import tsx");
  await mkdir(workspace.at("node_modules"), { recursive: true });
  await symlink(join(REPOSITORY, "node_modules/tsx"), workspace.at("node_modules/tsx"));
  const words = ["--import", "tsx", "generated/hello/u1.ts", "--run", "alone"];
  const compiled = await workspace.node(words);
  expectDone(compiled);
  expect(outputs("alone")).toEqual(OUTPUT);
  const next = /node (.* --run alone)$/m.exec(compiled.stdout)?.[1]?.split(" ") ?? [];
  expect(next.slice(0, 3)).toEqual(["--import", "tsx", "generated/hello/u2.ts"]);
  expectDone(await workspace.node(next));
  expect(workspace.rows("SELECT status FROM runs WHERE id = 'alone'")).toEqual([
    { status: "success" },
  ]);
});
