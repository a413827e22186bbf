/** Who agrees to an adapted plan: a person on a terminal who has seen what differs, and whoever approves builds. */
import { expect, test } from "vitest";
import { adaptingWorkspace, TASKS } from "../../support/adapting-workspace.ts";
import { orchcOnTerminal } from "../../support/terminal.ts";

const LOOK = { look: { tool: "weather.forecast", args: { city: "Lisbon" } } };
const QUESTION = "Go on with trip-adapted (same-capability)?";

test("a person is shown what differs and asked: yes goes on, no runs nothing", async () => {
  await using folder = await adaptingWorkspace(LOOK);
  const exec = ["exec", "trip", "--adapt", "--run"];
  const no = await orchcOnTerminal(folder.path, [...exec, "r1"], { after: QUESTION, keys: "n\r" });
  expect(no.status).toBe(1);
  expect(no.drawn.replaceAll(/\s+/g, " ")).toContain("nobody wanted trip-adapted, which is built");
  expect(folder.rows("SELECT count(*) AS runs FROM runs")).toEqual([{ runs: 1 }]);

  const yes = await orchcOnTerminal(folder.path, [...exec, "r2"], { after: QUESTION, keys: "y\r" });
  expect(yes.status).toBe(0);
  const asked = yes.drawn.slice(0, yes.drawn.indexOf(QUESTION));
  expect(asked).toContain("weather.forecast");
  expect(asked).toContain("backup.forecast");
  expect(yes.drawn).toContain("Lisbon: 21 degrees");
});

test("where builds have to be approved, an adapted one has to be too: nothing runs before, and nothing twice", async () => {
  await using folder = await adaptingWorkspace(TASKS, { config: { approval: "required" } });
  expect((await folder.orchc(["approve", "trip", "--by", "ada"])).status).toBe(0);
  const first = await folder.orchc(["exec", "trip", "--adapt", "--yes", "--run", "r1"]);
  expect(first.status).toBe(4);
  expect(first.stderr).toContain("ORC4360");
  expect(first.stderr).toContain("orchc approve trip-adapted");
  expect(folder.rows("SELECT count(*) AS runs FROM runs")).toEqual([{ runs: 1 }]);
  const goOn = ["exec", "trip-adapted", "--resume", "r1", "--yes"];
  expect((await folder.orchc(goOn)).status).toBe(4);

  expect((await folder.orchc(["approve", "trip-adapted", "--by", "ada"])).status).toBe(0);
  const went = await folder.orchc(goOn);
  expect(went.status).toBe(0);
  expect(went.stdout).toContain("in place of weather.forecast");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\nnotes.append\n");
});
