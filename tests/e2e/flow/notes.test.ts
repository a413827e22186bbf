/** What was assumed, ignored, cut or read in one of several ways stands wherever the answer does. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const reader = ownAgent({
  name: "reader",
  tools: {
    dates: {
      output: "{ days: z.int() }",
      run: `async (_, context) => {
        context.note("read", "dates are read day first");
        context.note("read", "dates are read day first");
        context.note("cut", "only the first 3 of 9 rows");
        return { days: 3 };
      }`,
      more: "headline: ({ days }) => [`There are ${days} days.`],",
    },
  },
});

const years = "day,amount\n2023-03-01,100\n2024-03-01,7\n2024-04-01,3\n";
const QUERY = "Describe data/years.csv in 2024";

let workspace: UserWorkspace;
beforeEach(async () => {
  workspace = await userWorkspace({
    files: { "agents/reader.ts": reader, "data/years.csv": years },
  });
});
afterEach(() => workspace[Symbol.asyncDispose]());

test("notes of a tool, and of a plan, in answer, report, show, JSON and --quiet", async () => {
  const notes = [{ kind: "assumed" as const, text: "the year is taken for 2026" }];
  await workspace.plan("noted", { t1: { tool: "reader.dates" } }, { notes });
  expectDone(await workspace.orchc(["build", "noted"]));
  const ended = await workspace.orchc(["exec", "noted", "--quiet"]);
  expectDone(ended);
  const said = [
    "Cut: only the first 3 of 9 rows. [t1]",
    "Assumed: the year is taken for 2026.",
    "Read: dates are read day first. [t1]",
  ];
  const { "answer.md": answer = "", "report.html": report = "" } = await workspace.runFiles();
  const shown = await workspace.orchc(["show"]);
  for (const text of [ended.stdout, answer, shown.stdout])
    for (const note of said) expect(text.split(note)).toHaveLength(2);
  for (const note of said) expect(report).toContain(note.replace(" [t1]", ""));

  const structured = [
    { kind: "cut", text: "only the first 3 of 9 rows", tasks: ["t1"] },
    { kind: "assumed", text: "the year is taken for 2026", tasks: [] },
    { kind: "read", text: "dates are read day first", tasks: ["t1"] },
  ];
  const again = await workspace.orchc(["exec", "noted", "--json"]);
  expect((JSON.parse(again.stdout) as { notes: unknown }).notes).toEqual(structured);
  const json = await workspace.orchc(["show", "--json"]);
  expect((JSON.parse(json.stdout) as { notes: unknown[] }).notes).toHaveLength(3);
});

test("words that nothing takes: refused, with the place, what to do, and status 2", async () => {
  for (const command of ["plan", "run"]) {
    expectRefusal(await workspace.orchc([command, QUERY]), {
      status: 2,
      code: "ORC2104",
      says: ['"in 2024" is not used', "^^^^^^^", "--allow-unused"],
    });
  }
  expect(workspace.exists("generated")).toBe(false);
});

test("--allow-unused goes on, and every answer of the build says what it leaves out", async () => {
  const ended = await workspace.orchc(["run", QUERY, "--name", "years", "--allow-unused"]);
  expectDone(ended);
  expect(ended.stdout.split("\n")[0]).toBe("**Not used: in 2024.**");
  expect(ended.stderr).toContain("every word of the question is accounted for: not used: in 2024");

  const later = await workspace.orchc(["exec", "years"]);
  expectRefusal(later, { status: 1, code: "ORC5008", says: ['"in 2024"', "--allow-unused"] });
  expect(later.stdout.split("\n")[0]).toBe("**Not used: in 2024.**");
  // That it is not the question that was answered is no matter of validation.
  expect((await workspace.orchc(["exec", "years", "--skip-validation"])).status).toBe(1);
  expectDone(await workspace.orchc(["exec", "years", "--allow-unused"]));
}, 120_000);

test("a plan that was written by hand is not refused", async () => {
  const args = { file: "data/years.csv", how: "sum", measure: "amount" };
  await workspace.plan("by-hand", { t1: { tool: "data.aggregate", args } });
  expectDone(await workspace.orchc(["build", "by-hand"]));
  expectDone(await workspace.orchc(["exec", "by-hand"]));
});
