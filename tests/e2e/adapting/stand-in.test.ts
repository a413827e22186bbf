/** A tool that fails for good, and another one of the workspace that gives the same. */
import { expect, test } from "vitest";
import { adaptingWorkspace } from "../../support/adapting-workspace.ts";

const calls = (text: string) => text.split("\n").filter((line) => line !== "");

test("the run goes on with the other tool, keeps what is finished, and says what was done otherwise", async () => {
  await using folder = await adaptingWorkspace();
  const plan = await folder.read("generated/trip/plan.json");
  const manifest = await folder.read("generated/trip/manifest.json");
  const { status, stdout, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout).toContain("Lisbon: 21 degrees");
  expect(stdout).toContain(
    "look is done by backup.forecast in place of weather.forecast, which failed (the plan trip failed in run",
  );
  expect(stderr).toContain("ORC4561");
  // Each note was written once: `begin` before the failure, `tell` after it.
  expect(calls(await folder.read("out/calls.txt"))).toEqual(["notes.append", "notes.append"]);
  // The first build is as it was, and both runs are there.
  expect(await folder.read("generated/trip/plan.json")).toBe(plan);
  expect(await folder.read("generated/trip/manifest.json")).toBe(manifest);
  const runs = folder.rows("SELECT name, status, from_run FROM runs ORDER BY started_at");
  expect(runs).toMatchObject([
    { name: "trip", status: "failed" },
    { name: "trip-adapted", status: "success" },
  ]);
  const events = folder.rows("SELECT run_id, data FROM events WHERE type = 'run.adapted'");
  expect(events).toHaveLength(1);
  const shown = await folder.orchc(["show", "last"]);
  expect(shown.stdout).toContain("in place of weather.forecast");
  const report = Object.entries(await folder.runFiles(String(events[0]?.["run_id"]))).find(
    ([name]) => name.endsWith(".html"),
  );
  expect(report?.[1]).toContain("in place of weather.forecast");
});

test("nothing is adapted unless it is asked for, and with a threshold only when enough has failed", async () => {
  await using folder = await adaptingWorkspace();
  const { status } = await folder.orchc(["exec", "trip", "--yes"]);
  expect(status).toBe(1);
  expect(await folder.names("generated")).toEqual(["trip"]);

  await using strict = await adaptingWorkspace(undefined, {
    config: { adapt: { enabled: true, threshold: 0.9 } },
  });
  const much = await strict.orchc(["exec", "trip", "--yes"]);
  expect(much.status).toBe(1);
  expect(much.stderr).toContain(
    "66 % of what was left has failed or could not run, and adapt.threshold is 0.9",
  );
});

test("nobody can be asked: the plan is built, nothing runs, and the command that goes on works", async () => {
  await using folder = await adaptingWorkspace({
    look: { tool: "weather.forecast", args: { city: "Lisbon" } },
  });
  const asked = await folder.orchc(["exec", "trip", "--adapt", "--run", "r1"]);
  expect(asked.status).toBe(3);
  expect(asked.stderr).toContain("ORC4563");
  expect(folder.rows("SELECT count(*) AS runs FROM runs")).toEqual([{ runs: 1 }]);
  const [, command = ""] = /orchc (exec trip-adapted --resume r1)/.exec(asked.stderr) ?? [];
  const went = await folder.orchc(command.split(" "));
  expect(went.status).toBe(0);
  expect(went.stdout).toContain("in place of weather.forecast");
  // The first run cannot go on beside it.
  const [next] = folder.rows("SELECT id FROM runs WHERE name = 'trip-adapted'");
  for (const words of [
    ["exec", "trip", "--resume", "r1"],
    ["retry", "r1"],
    ["exec", "trip-adapted", "--resume", "r1"],
  ]) {
    const refused = await folder.orchc(words);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(`orchc exec trip-adapted --resume ${String(next?.["id"])}`);
  }
});

test("what the configuration allows needs nobody", async () => {
  await using folder = await adaptingWorkspace(
    { look: { tool: "weather.forecast", args: { city: "Lisbon" } } },
    { config: { adapt: { enabled: true, allow: ["same-capability"] } } },
  );
  const { status, stdout } = await folder.orchc(["exec", "trip"]);
  expect(status).toBe(0);
  expect(stdout).toContain("Lisbon: 21 degrees");
});
