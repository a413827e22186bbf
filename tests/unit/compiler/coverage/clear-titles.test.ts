/** Words that nothing uses do not stand in the title of what a plan makes. */
import { expect, test } from "vitest";
import { openCatalog } from "../../../../src/catalog/catalog.ts";
import { accountFor } from "../../../../src/compiler/coverage/index.ts";
import { callsOf } from "../../../../src/compiler/kinds/index.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt } from "../../../../src/workspace/workspace.ts";
import { planOf } from "../../../support/plans.ts";

const catalog = await openCatalog(workspaceAt(import.meta.dirname, configSchema.parse({})));
const infos = await catalog.toolsOf(["data", "report"]);
const tools = new Map(infos.map((tool) => [tool.name, tool]));

function titleFor(query: string, title: string, allowUnused = true) {
  const plan = planOf(
    {
      t1: { tool: "data.aggregate", args: { file: "a.csv", how: "sum", measure: "amount" } },
      t2: { tool: "report.page", args: { title, tables: [{ $ref: "t1.table" }] } },
    },
    { source: { query, sha256: "0", planner: "test@1" } },
  );
  const { plan: accounted, notes } = accountFor(plan, { tools, allowUnused });
  const calls = accounted.tasks.flatMap(callsOf);
  return { title: calls.find(({ tool }) => tool === "report.page")?.args["title"], notes };
}

test.each([
  ["Total amount in 2005 in a.csv, write a report", "Total amount in 2005", "Total amount"],
  ["Total amount of Lisbon in a.csv, write a report", "Total amount of Lisbon", "Total amount"],
  ["Total amount of Lisbon in a.csv, write a report", "Lisbon", undefined],
  [
    "Total amount since 2024-03 in a.csv, write a report",
    "Total amount since 2024-03",
    "Total amount",
  ],
  [
    "In 2005, the total amount in a.csv as a report",
    "In 2005, the total amount",
    "The total amount",
  ],
])("%s", (query, title, expected) => {
  const accounted = titleFor(query, title);
  expect(accounted.title).toBe(expected);
  expect(accounted.notes.some(({ kind }) => kind === "ignored")).toBe(true);
});

test("a title of words that are used stays as it is", () => {
  const query = "Total amount in a.csv, write a report";
  expect(titleFor(query, "Total amount").title).toBe("Total amount");
});

test("a title that was asked for is no repetition of the question", () => {
  const query = 'Total amount of Lisbon in a.csv, write a report titled "Sales"';
  expect(titleFor(query, "Sales").title).toBe("Sales");
});
