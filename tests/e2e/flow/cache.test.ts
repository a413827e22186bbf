/** Results of earlier runs, as a user takes them: from the cache, and after a change of one tool. */
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orchcJson } from "../../support/built-cli.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const look = ownAgent({
  name: "eye",
  tools: {
    look: {
      input: '{ file: z.string().meta({ format: "path" }) }',
      output: "{ text: z.string() }",
      run: `async ({ file }, { resolve }) => {
        const { readFileSync } = await import("node:fs");
        return { text: readFileSync(resolve(file), "utf8") };
      }`,
      more: 'permissions: { read: [{ arg: "file" }] },',
    },
  },
});

const say = (run: string) =>
  ownAgent({
    name: "mouth",
    tools: { say: { input: "{ text: z.string() }", output: "{ said: z.string() }", run } },
  });

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({
    files: {
      "agents/eye.ts": look,
      "agents/mouth.ts": say('() => { throw new ToolError("Mute.", { help: "Speak." }); }'),
      "data/in.txt": "hello",
    },
  });
  await workspace.plan("talk", {
    t1: { tool: "eye.look", args: { file: "data/in.txt" } },
    t2: { tool: "mouth.say", args: { text: { $ref: "t1.text" } } },
  });
});
afterAll(() => workspace[Symbol.asyncDispose]());

const orchc = (...words: string[]) => orchcJson(workspace.path, words);

/** Of the last run: each task, how it ended, and whether another run has made its result. */
const tasks = () =>
  workspace.rows(
    `SELECT task_id AS task, w.status, w.from_run IS NOT NULL AS taken FROM worker_runs AS w JOIN runs ON id = run_id
     WHERE id = (SELECT id FROM runs ORDER BY started_at DESC LIMIT 1) ORDER BY position`,
  );

test("one tool was changed: the results of the others are kept, and the answer says of when they are", async () => {
  expect((await orchc("build", "talk")).exitStatus).toBe(0);
  expect((await orchc("exec", "talk")).exitStatus).toBe(1);
  await writeFile(workspace.at("agents/mouth.ts"), say("({ text }) => ({ said: text })"));
  expect((await orchc("build", "talk")).exitStatus).toBe(0);
  const ended = await workspace.orchc(["exec", "talk", "--resume"]);
  expect(ended.status).toBe(0);
  expect(ended.stderr).toMatch(/results that still hold: t1; changed or without a result: t2\./);
  expect(ended.stderr).toMatch(/^t1 reused +from run/m);
  expect(ended.stdout).toMatch(/Read: the result of t1 from run \S+, made .* UTC\./);
  expect(tasks()).toEqual([
    { task: "t1", status: "success", taken: 1 },
    { task: "t2", status: "success", taken: 0 },
  ]);
});

test("the cache: asked for, foreseen, listed and forgotten", async () => {
  const foreseen = await workspace.orchc(["graph", "talk", "--cache"]);
  expect(foreseen.stdout.match(/from the cache/g)).toHaveLength(2);
  expect((await orchc("exec", "talk", "--cache")).exitStatus).toBe(0);
  expect(tasks().map(({ taken }) => taken)).toEqual([1, 1]);
  expect((await orchc("exec", "talk", "--no-cache")).exitStatus).toBe(0);
  expect(tasks().map(({ taken }) => taken)).toEqual([0, 0]);

  await writeFile(workspace.at("data/in.txt"), "good day");
  const changed = await workspace.orchc(["graph", "talk", "--cache"]);
  expect(changed.stdout).toMatch(/done: no earlier result[^]*known after t1/);
  await writeFile(workspace.at("data/in.txt"), "hello");

  const listed = await workspace.orchc(["cache"]);
  expect(listed.stdout).toMatch(/eye\.look +\d/);
  const pruned = await workspace.orchc(["cache", "prune"]);
  expect(pruned.stdout).toMatch(/^Forgot \d+ results\./);
  expect((await workspace.orchc(["cache", "ls"])).stdout).toMatch(/^No result/);
  expect((await orchc("exec", "talk", "--cache")).exitStatus).toBe(0);
  expect(tasks().map(({ taken }) => taken)).toEqual([0, 0]);
});

test.each([
  [["cache", "prune", "--older-than", "soon"], /no length of time/],
  [["cache", "--older-than", "7d"], /is for prune/],
])("%j is refused", async (words, why) => {
  const { status, stderr } = await workspace.orchc(words);
  expect([status, stderr]).toEqual([2, expect.stringMatching(why)]);
});

test("a result that does not fit what its tool says now is not taken, with another version of it or without, and it is said why", async () => {
  for (const version of ["1", "2"]) {
    expect((await orchc("exec", "talk", "--cache")).exitStatus).toBe(0);
    const changed = say(`({ text }) => ({ said: text, loud${version}: true })`)
      .replace("said: z.string()", `said: z.string(), loud${version}: z.boolean()`)
      .replace('version: "1"', `version: "${version}"`);
    await writeFile(workspace.at("agents/mouth.ts"), changed);
    expect((await orchc("build", "talk")).exitStatus).toBe(0);
    const foreseen = await workspace.orchc(["graph", "talk", "--cache"]);
    expect(foreseen.stdout).toMatch(/done: no earlier result of its code, arguments and data/);
    expect((await orchc("exec", "talk", "--cache")).exitStatus).toBe(0);
    expect(tasks().map(({ taken }) => taken)).toEqual([1, 0]);
    const [output] = workspace.rows(
      "SELECT output_data AS data FROM task_outputs WHERE task_id = 't2' ORDER BY id DESC LIMIT 1",
    );
    expect(JSON.parse(String(output?.["data"]))).toHaveProperty(`loud${version}`, true);
  }
});
