/** A task reads one that stands in a branch of another script, and may not have run. */
import { expect, test } from "vitest";
import { orchc } from "../../support/built-cli.ts";
import { NAME, nestedWorkspace, ranAs } from "../../support/nested/nested-workspace.ts";

const call = (id: string, tool: string, args: Readonly<Record<string, unknown>>) => {
  return { id, title: `Task ${id}`, kind: "call", agent: "calc", tool, args };
};

const plan = {
  params: { yes: { type: "boolean", default: true } },
  tasks: [
    {
      id: "t1",
      title: "Perhaps",
      kind: "conditional",
      when: "params.yes",
      then: [call("t1a", "calc.add", { a: 1, b: 2 })],
    },
    call("t2", "calc.pick", { a: { $ref: "t1a.value" } }),
    // In a script with others: it is read there too.
    {
      id: "t3",
      title: "Both",
      kind: "parallel",
      tasks: [call("t3a", "calc.pick", { a: { $ref: "t1a.value" } })],
    },
  ],
};

test.each([
  ["true", 3],
  ["false", -1],
])("with %s the value is %i", async (yes, value) => {
  await using folder = await nestedWorkspace(plan);
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({
    status: 0,
    stderr: expect.not.stringContaining("error"),
  });
  const ran = await orchc(folder.path, ["exec", NAME, "--run", "one", "--param", `yes=${yes}`]);
  expect(ran).toMatchObject({ status: 0 });
  const { tasks } = await ranAs(folder.at(".orchc/orchestrator_results.db"), "one", plan);
  expect(tasks.get("t2")).toEqual({ status: "success", output: { value } });
  expect(tasks.get("t3")).toEqual({ status: "success", output: { t3a: { value } } });
});
