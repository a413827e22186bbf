/** Killed anywhere between a failure and the end of the adapted run: gone on with, the end is the same, and nothing was done twice. */
import Database from "better-sqlite3";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { adaptingWorkspace, TASKS } from "../../support/adapting-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import type { UserWorkspace } from "../../support/user-workspace.ts";

const ADAPTED = "generated/trip-adapted";
const exec = ["exec", "trip", "--run", "r1"];
const flags = ["--adapt", "--yes"];

/** Rows of a table of the history that is written to meanwhile. */
function count(folder: UserWorkspace, sql: string): number {
  try {
    return Number(folder.rows(`SELECT count(*) AS n FROM ${sql}`)[0]?.["n"] ?? 0);
  } catch {
    return 0;
  }
}

/** In the order in which they come; the run of the adapted plan holds until it is let go. */
const MOMENTS: readonly (readonly [string, (folder: UserWorkspace) => boolean])[] = [
  [
    "the first note is written",
    (folder) => count(folder, "worker_runs WHERE task_id = 'begin' AND status = 'success'") > 0,
  ],
  [
    "the run has failed, and nothing is planned",
    (folder) => count(folder, "runs WHERE status = 'failed'") > 0,
  ],
  ["the rest is planned, and not built", (folder) => folder.exists(ADAPTED)],
  ["the rest is built", (folder) => folder.exists(`${ADAPTED}/manifest.json`)],
  ["the adapted run has begun", (folder) => count(folder, "runs") > 1],
  [
    "the other tool is called",
    (folder) => count(folder, "worker_runs WHERE agent_name = 'backup' AND status = 'running'") > 0,
  ],
];

/** What the command says that goes on, until one succeeds. */
async function toTheEnd(folder: UserWorkspace): Promise<string> {
  let words = [
    ...(count(folder, "runs") === 0 ? exec : ["exec", "trip", "--resume", "r1"]),
    ...flags,
  ];
  for (let times = 0; times < 4; times += 1) {
    const { status, stdout, stderr } = await folder.orchc(words);
    if (status === 0) return stdout;
    const [, next] = /orchc (exec trip-adapted --resume \S+)/.exec(stderr) ?? [];
    if (next === undefined)
      throw new Error(`${words.join(" ")} ended with ${String(status)}:\n${stderr}`);
    words = [...next.split(" "), "--yes"];
  }
  throw new Error("it comes to no end");
}

test.each(MOMENTS)("killed when %s", async (_, isThere) => {
  await using folder = await adaptingWorkspace(TASKS, { files: { "hold/backup": "" } });
  const running = startNode(folder.path, [CLI, ...exec, ...flags]);
  while (!isThere(folder)) await pause(5);
  running.kill("SIGKILL");
  // Nothing had ended by itself.
  expect((await running.ended).status).toBeUndefined();
  await folder.remove("hold/backup");

  const said = await toTheEnd(folder);
  expect(said).toContain("Lisbon: 21 degrees");
  expect(said).toContain("look is done by backup.forecast in place of weather.forecast");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\nnotes.append\n");
  expect(folder.rows("SELECT name, status FROM runs ORDER BY started_at")).toEqual([
    { name: "trip", status: "failed" },
    { name: "trip-adapted", status: "success" },
  ]);
  expect(await folder.names("generated")).toEqual(["trip", "trip-adapted"]);
});

test("killed when it is agreed to, and approved: the run that begins then is the only one", async () => {
  await using folder = await adaptingWorkspace(TASKS, {
    config: { approval: "required" },
    files: { "hold/backup": "" },
  });
  await folder.orchc(["approve", "trip", "--by", "ada"]);
  await folder.orchc([...exec, ...flags]);
  await folder.orchc(["approve", "trip-adapted", "--by", "ada"]);
  const goOn = ["exec", "trip-adapted", "--resume", "r1", "--yes"];
  const running = startNode(folder.path, [CLI, ...goOn]);
  while (count(folder, "runs") < 2) await pause(5);
  running.kill("SIGKILL");
  await running.ended;
  await folder.remove("hold/backup");
  const refused = await folder.orchc(goOn);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("ORC4560");
  expect(await toTheEnd(folder)).toContain("Lisbon: 21 degrees");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\nnotes.append\n");
});

test("what says that a run has gone on stays as long as that run: neither is resumed, and both can be removed", async () => {
  await using folder = await adaptingWorkspace();
  expect((await folder.orchc([...exec, ...flags])).status).toBe(0);
  // Only the adapted run is old: a clock was set, or somebody has looked at the first one in between.
  const history = new Database(folder.at(".orchc/orchestrator_results.db"));
  history
    .prepare("UPDATE runs SET started_at = ?, completed_at = ? WHERE name = 'trip-adapted'")
    .run("2020-01-01T00:00:00.000Z", "2020-01-01T00:00:01.000Z");
  history.close();
  const pruned = await folder.orchc(["runs", "prune", "--older-than", "30d", "--json"]);
  expect(JSON.parse(pruned.stdout)).toMatchObject({ removed: [] });
  const refused = await folder.orchc(["exec", "trip", "--resume", "r1", "--yes"]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("ORC4560");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\nnotes.append\n");

  const all = await folder.orchc(["runs", "prune", "--older-than", "0m", "--json"]);
  expect((JSON.parse(all.stdout) as { removed: object[] }).removed).toMatchObject([
    { name: "trip-adapted" },
    { name: "trip" },
  ]);
  expect(count(folder, "runs")).toBe(0);
});
