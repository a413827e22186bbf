/** What adapting does not do: widen what is allowed, make a change twice, work around what nobody knows. */
import { expect, test } from "vitest";
import { adaptingWorkspace, TASKS } from "../../support/adapting-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { ownAgent } from "../../support/own-agent.ts";

const LOOK = { look: { tool: "weather.forecast", args: { city: "Lisbon" } } };

/** The same tool, which wants a host that the failed plan did not have. */
const WIDER = {
  "agents/backup.ts": ownAgent({
    name: "backup",
    tools: {
      forecast: {
        input: "{ city: z.string() }",
        output: "{ city: z.string(), degrees: z.number() }",
        run: `({ city }) => ({ city, degrees: 21 })`,
        more: `permissions: { network: ["weather.example.com"] },`,
      },
    },
  }),
};

test("--yes does not agree to a new host; a person does by running the plan, or the configuration by its class", async () => {
  await using folder = await adaptingWorkspace(LOOK, { files: WIDER });
  const refused = await folder.orchc(["exec", "trip", "--adapt", "--yes", "--run", "r1"]);
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain("permissions (network weather.example.com)");
  expect(folder.rows("SELECT count(*) AS runs FROM runs")).toEqual([{ runs: 1 }]);
  expect((await folder.orchc(["exec", "trip-adapted", "--resume", "r1"])).status).toBe(0);

  const allow = ["same-capability", "permissions"];
  await using open = await adaptingWorkspace(LOOK, { files: WIDER, config: { adapt: { allow } } });
  expect((await open.orchc(["exec", "trip", "--adapt"])).status).toBe(0);
});

test("optional work that cannot be done is left out, and the answer says it", async () => {
  await using folder = await adaptingWorkspace(
    {
      begin: { tool: "notes.append", args: { text: "begun" } },
      feed: { tool: "weather.forecast", args: { city: "Lisbon" }, internal: true },
      extra: { tool: "notes.append", args: { text: { $ref: "feed.city" } }, optional: true },
    },
    {
      files: {
        "agents/backup.ts": ownAgent({
          name: "backup",
          tools: { rest: { run: "() => ({ done: true })" } },
        }),
      },
    },
  );
  const { status, stdout } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect(status).toBe(0);
  expect(stdout).toContain("extra, which is optional, is left out, since feed failed");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\n");
});

test("a change of which nobody knows whether it was made is not worked around", async () => {
  await using folder = await adaptingWorkspace(
    { tell: { tool: "loose.append", args: { text: "x" } } },
    {
      files: {
        "agents/loose.ts": ownAgent({
          name: "loose",
          tools: {
            append: {
              input: "{ text: z.string() }",
              run: "() => process.exit(1)",
              more: `effect: "write",`,
            },
          },
        }),
      },
    },
  );
  const { status, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect(status).toBe(1);
  expect(stderr).toContain("nobody knows whether tell has changed something");
  expect(await folder.names("generated")).toEqual(["trip"]);
});

test("a change that was made because something failed is not made again", async () => {
  await using folder = await adaptingWorkspace({
    ...LOOK,
    sorry: {
      tool: "notes.append",
      args: { text: "sorry" },
      needs: [{ task: "look", when: "failure" }],
    },
  });
  const { status, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect(status).toBe(1);
  expect(stderr).toContain("sorry has changed something after look, which has not succeeded");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\n");
});

test("a finished change whose inputs are other ones now is not made twice, whoever has edited the plan", async () => {
  await using folder = await adaptingWorkspace(TASKS, { files: WIDER });
  await folder.orchc(["exec", "trip", "--adapt", "--yes", "--run", "r1"]);
  const plan = await folder.read("generated/trip-adapted/plan.json");
  await folder.write("generated/trip-adapted/plan.json", plan.replace('"begun"', '"begun anew"'));
  expect((await folder.orchc(["build", "trip-adapted"])).status).toBe(0);
  const { status, stderr } = await folder.orchc([
    "exec",
    "trip-adapted",
    "--resume",
    "r1",
    "--yes",
  ]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/begin failed +ORC4210/);
  expect(await folder.read("out/calls.txt")).toBe("notes.append\n");
});

test("rounds are limited", async () => {
  await using folder = await adaptingWorkspace(LOOK, { files: { "hold/broken": "" } });
  const { status, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect(status).toBe(1);
  expect(stderr).toContain("ORC4564");
  expect(await folder.names("generated")).toEqual(["trip", "trip-adapted"]);
});

test("a run that is killed while it does otherwise goes on with the adapted plan, and changes nothing twice", async () => {
  await using folder = await adaptingWorkspace(TASKS, { files: { "hold/backup": "" } });
  const running = startNode(folder.path, [CLI, "exec", "trip", "--adapt", "--yes", "--run", "r1"]);
  await running.says("look started   Task look (backup.forecast)");
  running.kill("SIGKILL");
  await running.ended;
  await folder.remove("hold/backup");

  const again = await folder.orchc(["exec", "trip", "--resume", "r1", "--adapt", "--yes"]);
  expect(again.status).toBe(2);
  const [, command = ""] = /orchc (exec trip-adapted --resume \S+)/.exec(again.stderr) ?? [];
  const went = await folder.orchc([...command.split(" "), "--yes"]);
  expect(went.status).toBe(0);
  expect(went.stdout).toContain("in place of weather.forecast");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\nnotes.append\n");
  const runs = folder.rows("SELECT name, status FROM runs ORDER BY started_at");
  expect(runs).toEqual([
    { name: "trip", status: "failed" },
    { name: "trip-adapted", status: "success" },
  ]);
});
