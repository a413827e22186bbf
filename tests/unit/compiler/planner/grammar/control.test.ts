/** What is done when: conditions on one value, and what is done if something fails; everything else that begins so is refused. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInCatalog } from "../../../../../src/catalog/catalog.ts";
import {
  callsOf,
  createGrammarPlanner,
  plan,
  sourceOf,
  walkTasks,
} from "../../../../../src/compiler/index.ts";
import { worldOf } from "../../../../../src/world.ts";
import { testWorkspace, type TestWorkspace } from "../../../../support/workspaces.ts";

let folder: TestWorkspace;
beforeAll(async () => {
  folder = await testWorkspace({
    "data/sales.csv": "region,revenue\nnorth,4000\nsouth,2500\n",
    "a.md": "# A\n\nHello world.\n",
    "b.md": "# B\n\nAnother one.\n",
  });
});
afterAll(() => folder[Symbol.asyncDispose]());

async function planned(query: string, why = false) {
  const { workspace } = folder;
  const catalog = await builtInCatalog();
  const planner = createGrammarPlanner(worldOf(workspace, async () => catalog));
  const source = await sourceOf(query, { workspace, name: "control" });
  return plan({ source, workspace, catalog, planner, why });
}

const toolsIn = (tasks: Parameters<typeof walkTasks>[0]["tasks"] = []): string[] =>
  walkTasks({ tasks }).flatMap((task) => callsOf(task).map(({ tool }) => tool));

describe("a condition on one value", () => {
  it.each([
    ["is above 5000", "> 5000"],
    ["is more than 5,000", "> 5000"],
    ["is over 5000", "> 5000"],
    ["was greater than 5000", "> 5000"],
    ["exceeds 12.5", "> 12.5"],
    ["is at least 5000", ">= 5000"],
    ["is no less than 5000", ">= 5000"],
    ["is greater than or equal to 5000", ">= 5000"],
    ["is at most 5000", "<= 5000"],
    ["is not above 5000", "<= 5000"],
    ["is no more than 5000", "<= 5000"],
    ["is under 800", "< 800"],
    ["is fewer than 800", "< 800"],
    ["falls below 800", "< 800"],
    ["is below 800", "< 800"],
    ["is less than 800", "< 800"],
  ])("that %s", async (words, compared) => {
    const { plan: made, diagnostics } = await planned(
      `If the total revenue in data/sales.csv ${words}, summarise a.md.`,
    );
    expect(diagnostics).toEqual([]);
    expect(made?.tasks).toMatchObject([
      {
        id: "t1",
        tool: "data.compute",
        args: { measures: [{ how: "sum", column: "revenue" }] },
        // The total of no rows is no number, and neither branch is right then.
        criteria: ['typeof output.value === "number"'],
      },
      {
        id: "t2",
        kind: "conditional",
        when: `typeof t1.value === "number" && t1.value ${compared}`,
        needs: [{ task: "t1", when: "success" }],
      },
    ]);
    expect(made?.tasks[1]).not.toHaveProperty("else");
    expect(toolsIn(made?.tasks)).toEqual(["data.compute", "files.read", "text.summary"]);
  });

  it.each([", otherwise summarise b.md.", ". Otherwise, summarise b.md."])(
    "with what is done else: %s",
    async (otherwise) => {
      const { plan: made, diagnostics } = await planned(
        `If the total revenue in data/sales.csv is above 5000, summarise a.md${otherwise}`,
      );
      expect(diagnostics).toEqual([]);
      const [, conditional] = made?.tasks ?? [];
      expect(conditional).toMatchObject({
        then: [{ args: { file: "a.md" } }, { tool: "text.summary" }],
        else: [{ args: { file: "b.md" } }, { tool: "text.summary" }],
      });
    },
  );

  it.each(["", ", otherwise summarise b.md"])("said behind what is done%s", async (otherwise) => {
    const query = "ummarise a.md if the total revenue in data/sales.csv is above 5000";
    const { plan: behind, diagnostics } = await planned(`S${query}${otherwise}.`);
    expect(diagnostics).toEqual([]);
    const { plan: before } = await planned(
      `If the total revenue in data/sales.csv is above 5000, summarise a.md${otherwise}.`,
    );
    const whatIsDone = (made: typeof before): unknown =>
      made?.tasks.map(({ kind, when, then, else: other }) => [
        kind,
        when,
        toolsIn([then, other].flat().filter((one) => one !== undefined) as never),
      ]);
    expect(whatIsDone(behind)).toEqual(whatIsDone(before));
    expect(behind?.tasks[1]).toMatchObject({ kind: "conditional" });
  });

  it("says in --why what its words became", async () => {
    const { why } = await planned(
      "If the total revenue in data/sales.csv is above 5000, summarise a.md.",
      true,
    );
    const words = why?.flatMap((one) => one.words.map(({ means }) => means));
    expect(why?.map(({ means }) => means)).toContain("conditional");
    expect(words).toContain("condition: > 5000");
  });

  it("says in --why what reads the file of each branch, and marks no word as unused", async () => {
    const query =
      "If the total revenue in data/sales.csv is above 5000, summarise a.md, otherwise summarise b.md.";
    const { why = [] } = await planned(query, true);
    const reading = why.filter(({ means }) => means === "files.read");
    expect(reading.map(({ origin }) => query.slice(...origin))).toEqual(["a.md", "b.md"]);
    expect(why.flatMap(({ unused }) => unused)).toEqual([]);
  });
});

it("what is done if something fails is a fallback", async () => {
  for (const words of [". If that fails, ", ", and if that fails, "]) {
    const { plan: made, diagnostics } = await planned(`Summarise a.md${words}summarise b.md.`);
    expect(diagnostics).toEqual([]);
    expect(made?.tasks).toMatchObject([
      {
        kind: "fallback",
        alternatives: [
          { tasks: [{ args: { file: "a.md" } }, { tool: "text.summary" }] },
          { tasks: [{ args: { file: "b.md" } }, { tool: "text.summary" }] },
        ],
      },
    ]);
  }
});

describe("is refused, and not done without the condition:", () => {
  it.each([
    "If the total revenue in data/sales.csv is above 5000 euros, summarise a.md.",
    "If the total revenue in data/sales.csv is above 5000 or below 100, summarise a.md.",
    "If the total revenue in data/sales.csv is above or equal to 5000, summarise a.md.",
    "If not the total revenue in data/sales.csv is above 5000, summarise a.md.",
    "If the total revenue by region in data/sales.csv is above 5000, summarise a.md.",
    "If the profit in data/sales.csv is above 5000, summarise a.md.",
    "Unless the total revenue in data/sales.csv is above 5000, summarise a.md.",
    "Summarise a.md unless the total revenue in data/sales.csv is above 5000.",
    "Don't summarise a.md if the total revenue in data/sales.csv is above 5000.",
    "If the total revenue in data/sales.csv is above 5000, don't summarise a.md.",
    "Summarise a.md and find its keywords if the total revenue in data/sales.csv is above 5000.",
    "If the total revenue in data/sales.csv is above 5000, summarise a.md, else if it is above 1000, summarise b.md.",
    "If the total revenue in data/sales.csv is above 5000, then if the average revenue in data/sales.csv is above 10, summarise a.md.",
    "If the total revenue in data/sales.csv is above the average revenue in data/sales.csv, summarise a.md.",
    "If the average revenue in data/sales.csv is more than 30%, summarise a.md.",
    "If there are more than 3 rows in data/sales.csv, summarise a.md.",
    "If summarising a.md fails, summarise b.md.",
    "Summarise a.md. If that fails, summarise b.md, otherwise count the words of a.md.",
    "Summarise a.md, if that fails summarise b.md, and if that fails too, count the words of b.md.",
    "If the total revenue in data/sales.csv is above 5000, summarise a.md, and if it is below 100, summarise b.md.",
    "If the total revenue in data/sales.csv is above 5000, summarise a.md. Then count the words of b.md.",
    "Summarise a.md. If it fails, summarise b.md.",
    "Summarise a.md, count the words of b.md, and if that fails, summarise b.md.",
    "Summarise a.md. If that fails, summarise it again.",
    "For each file in data, if the total revenue is above 5000, summarise a.md.",
  ])("%s", async (query) => {
    const { plan: made, diagnostics } = await planned(query);
    expect(made).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });

  it("and what is quoted is no condition", async () => {
    const { plan: made } = await planned('Search for "if that fails" in data');
    expect(made?.tasks).toMatchObject([{ kind: "call", args: { text: "if that fails" } }]);
  });
});
