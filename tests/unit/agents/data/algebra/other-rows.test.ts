/** Rows that are found by other rows: those beside them, and those with the same value. */
import { expect, it } from "vitest";
import { compute } from "../../../../../src/agents/data/compute.ts";
import { runTool } from "../../../../support/run-tool.ts";
import { toolContext } from "../../../../support/tool-context.ts";

const STOPS = `stop,line,minutes
Abbey,red,3
Mill,blue,5
Quay,red,4
Ferry,blue,9
Tower,green,2
`;

async function ask(query: Record<string, unknown>) {
  await using context = await toolContext({ files: { "stops.csv": STOPS } });
  const { output, headline } = await runTool(compute, { file: "stops.csv", ...query }, context);
  return { names: output.table.rows.map(({ stop }) => stop), said: [headline].flat().join(" ") };
}

it("gives the row after and the row before another one", async () => {
  const of = [{ op: "=", column: "stop", value: "Quay" }];
  expect((await ask({ neighbour: { of } })).names).toEqual(["Ferry"]);
  const before = await ask({ neighbour: { of, offset: -1 }, select: ["stop"] });
  expect(before.names).toEqual(["Mill"]);
  expect(before.said).toContain("right before where stop is Quay");
});

it("gives none beyond the first and the last row", async () => {
  const of = [{ op: "=", column: "stop", value: "Tower" }];
  expect((await ask({ neighbour: { of } })).names).toEqual([]);
});

it("counts rows as they are ordered by a column", async () => {
  const of = [{ op: "=", column: "stop", value: "Quay" }];
  expect((await ask({ neighbour: { of, along: "minutes" } })).names).toEqual(["Mill"]);
});

it("looks beside among the rows that are kept", async () => {
  const where = [{ op: "=", column: "line", value: "red" }];
  const of = [{ op: "=", column: "stop", value: "Abbey" }];
  expect((await ask({ where, neighbour: { of } })).names).toEqual(["Quay"]);
});

it("gives the other rows that have the same value", async () => {
  const same = (stop: string) => ({
    op: "same as",
    column: "line",
    rows: [{ op: "=", column: "stop", value: stop }],
  });
  const found = await ask({ where: [same("Mill")] });
  expect(found.names).toEqual(["Ferry"]);
  expect(found.said).toContain("line is the same as where stop is Mill");
  expect((await ask({ where: [same("Tower")] })).names).toEqual([]);
});

it("names a column that is not there", async () => {
  const of = [{ op: "=", column: "halt", value: "Quay" }];
  await expect(ask({ neighbour: { of } })).rejects.toThrow(/no column "halt"/);
});
