/** What fails within a loop or another block is adapted there; what was changed there is not done twice. */
import { expect, test } from "vitest";
import { adaptingWorkspace } from "../../support/adapting-workspace.ts";

const cities = (tasks: readonly object[], more: object = {}) => ({
  each: { kind: "loop", forEach: ["Lisbon", "Porto"], as: "city", concurrency: 1, tasks, ...more },
  tell: { tool: "notes.append", args: { text: { $text: [{ $ref: "each.results.length" }] } } },
});
const look = {
  id: "look",
  kind: "call",
  title: "Look",
  agent: "weather",
  tool: "weather.forecast",
  args: { city: { $ref: "city" } },
  needs: [],
  priority: "medium",
};

test("a call of a loop is done by the other tool, for all items alike", async () => {
  await using folder = await adaptingWorkspace(cities([look]));
  const { status, stdout, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout).toContain("look is done by backup.forecast in place of weather.forecast");
  expect(await folder.read("out/calls.txt")).toBe("notes.append\n");
});

test("what a loop has changed already is not done again: it says so", async () => {
  const note = {
    ...look,
    id: "note",
    title: "Note",
    agent: "notes",
    tool: "notes.append",
    args: { text: { $ref: "city" } },
  };
  await using folder = await adaptingWorkspace(cities([note, look]));
  const { status, stderr } = await folder.orchc(["exec", "trip", "--adapt", "--yes"]);
  expect(status).toBe(1);
  expect(stderr).toContain("has changed something within");
  expect(await folder.names("generated")).toEqual(["trip"]);
  expect(await folder.read("out/calls.txt")).toBe("notes.append\n");
});
