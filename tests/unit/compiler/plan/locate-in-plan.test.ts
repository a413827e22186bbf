import { expect, test } from "vitest";
import { locateInPlan } from "../../../../src/compiler/plan/locate-in-plan.ts";
import { parsePlan } from "../../../../src/compiler/plan/parse-plan.ts";
import { emptyQuery, type Place } from "../../../../src/contract/diagnostics/index.ts";
import { problemsOf } from "../../../support/problems.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const text = `{
  "version": 1,
  "name": "sample",
  "tasks": [
    { "id": "t1" },
    {
\t"id": "t2",
      "needs": [{ "task": "t1" }, { "task": "t9" }],
      "args": { "a b": 1, "table": { "$ref": "t1.table" }, "list": [10, 20] }
    }
  ]
}
`;

test.each([
  [{ task: "t2", path: "args.table" }, "9:36 t2.args.table"],
  [{ task: "t2", path: "args.list.1" }, "9:73 t2.args.list.1"],
  [{ task: "t2", path: "args.list[1]" }, "9:73 t2.args.list[1]"],
  [{ task: "t2", path: "needs[1]" }, "8:35 t2.needs[1]"],
  [{ task: "t2", path: "args.none" }, "9:15 t2.args.none"],
  [{ task: "t2" }, "7:8 t2"],
  [{ path: "name" }, "3:11 name"],
  [{ task: "t2", label: "here" }, "7:8 here"],
  [{ task: "t7" }, "as it was"],
])("%j", async (place, expected) => {
  await using folder = await tempFolder({ "plan.json": text });
  const given = { in: "plan", ...place } as Place;
  const [found] = await locateInPlan([emptyQuery({}, given)], folder.at("plan.json"));
  const [at] = found?.places ?? [];
  expect(
    at?.in === "file" ? `${at.line}:${at.column} ${at.label ?? ""}` : at === given && "as it was",
  ).toBe(expected);
});

test("a plan that is not there, or no longer one, leaves places as they are", async () => {
  await using folder = await tempFolder({ "plan.json": "{ [" });
  const given = [emptyQuery({}, { in: "plan", task: "t1" })];
  expect(await locateInPlan(given, folder.at("none.json"))).toBe(given);
  expect(await locateInPlan(given, folder.at("plan.json"))).toBe(given);
});

test.each([
  ['{\n  "version": 1,\n}', "3:1"],
  ['{\n  "version" 1\n}', "2:13"],
  ['{\n  "version": 1', "2:15"],
  ['{\n  "version": 1,\n  "name": 5,\n  "tasks": []\n}', "3:11"],
])("what is no plan is named with its line: %j", async (wrong, expected) => {
  const [problem] = await problemsOf(async () => parsePlan(wrong, "plan.json"));
  const [place] = problem?.places ?? [];
  expect(place).toMatchObject({ in: "file", file: "plan.json" });
  expect(place?.in === "file" && `${place.line}:${place.column}`).toBe(expected);
});
