/** A plan as a task of another: it runs with its parameters, fails as one task, and a build is as old as the plans in it. */
import { expect, test } from "vitest";
import { orchc } from "../../support/built-cli.ts";
import { NAME, nestedWorkspace, ranAs } from "../../support/nested/nested-workspace.ts";
import type { TempFolder } from "../../support/temp-folder.ts";

const call = (id: string, tool: string, args: Readonly<Record<string, unknown>>) => {
  return { id, title: `Task ${id}`, kind: "call", agent: "calc", tool, args };
};

const inner = (tasks: readonly object[]) =>
  JSON.stringify({
    version: 1,
    name: "inner",
    source: { query: "Add up", sha256: "0", planner: "test@1" },
    params: { start: { type: "number", default: 1 } },
    tasks,
  });

const sum = [
  call("t1", "calc.add", { a: { $param: "start" }, b: 10 }),
  call("t2", "calc.add", { a: { $ref: "t1.value" }, b: 100 }),
];

const plan = {
  params: {},
  tasks: [
    call("t1", "calc.add", { a: 100, b: 200 }),
    {
      id: "t2",
      title: "Once",
      kind: "plan",
      plan: "inner",
      params: { start: { $ref: "t1.value" } },
    },
    { id: "t3", title: "By default", kind: "plan", plan: "inner" },
    call("t4", "calc.add", { a: { $ref: "t2.value" }, b: { $ref: "t3.value" } }),
  ],
};

async function workspace(tasks: readonly object[] = sum): Promise<TempFolder> {
  const folder = await nestedWorkspace(plan);
  await folder.write("generated/inner/plan.json", inner(tasks));
  return folder;
}

const outcomes = async (folder: TempFolder, run: string) =>
  (await ranAs(folder.at(".orchc/orchestrator_results.db"), run, plan)).tasks;

test("each time with its own parameters", async () => {
  await using folder = await workspace();
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  expect(await orchc(folder.path, ["exec", NAME, "--run", "one"])).toMatchObject({ status: 0 });
  const found = await outcomes(folder, "one");
  expect(found.get("t2")).toEqual({ status: "success", output: { value: 410 } });
  expect(found.get("t4")).toEqual({ status: "success", output: { value: 410 + 111 } });
});

test("what fails in it fails the task, and is told by its own id", async () => {
  await using folder = await workspace([call("t1", "calc.risky", { a: 4, every: 2 })]);
  const built = await orchc(folder.path, ["build", NAME]);
  expect(built).toMatchObject({ status: 0 });
  const ran = await orchc(folder.path, ["exec", NAME, "--run", "one"]);
  expect(ran.status).not.toBe(0);
  expect(ran.stderr + ran.stdout).toContain("t3-t1");
  expect((await outcomes(folder, "one")).get("t2")).toEqual({ status: "failed" });
});

test("ids that stand in outputs are those of its own plan", async () => {
  const risky = (id: string, a: number) => ({ tasks: [call(id, "calc.risky", { a, every: 2 })] });
  await using folder = await workspace([
    {
      id: "t1",
      title: "Either",
      kind: "fallback",
      alternatives: [risky("bad", 2), risky("good", 5)],
    },
    {
      id: "t2",
      title: "Both",
      kind: "parallel",
      tasks: [call("one", "calc.add", { a: 1, b: 1 }), call("two", "calc.add", { a: 2, b: 2 })],
    },
    {
      id: "t3",
      title: "Which",
      kind: "conditional",
      when: 't1.by === "good" && t2.two.value === 4',
      then: [
        call("t4", "calc.add", { a: { $ref: "t2.one.value" }, b: { $ref: "t1.output.value" } }),
      ],
      else: [call("t5", "calc.add", { a: 0, b: 0 })],
    },
    call("t6", "calc.pick", { a: { $ref: "t4.value" } }),
  ]);
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  expect(await orchc(folder.path, ["exec", NAME, "--run", "one"])).toMatchObject({ status: 0 });
  expect((await outcomes(folder, "one")).get("t2")).toEqual({
    status: "success",
    output: { value: 7 },
  });
});

test("a condition that what it is given decides is none of its mistakes", async () => {
  await using folder = await workspace([
    {
      id: "t1",
      title: "Big",
      kind: "conditional",
      when: "params.start > 1",
      then: [call("t2", "calc.add", { a: 1, b: 1 })],
      else: [call("t3", "calc.add", { a: 2, b: 2 })],
    },
    call("t4", "calc.add", { a: 3, b: 3 }),
  ]);
  const plain = {
    ...plan,
    tasks: [{ id: "t1", title: "Five", kind: "plan", plan: "inner", params: { start: 5 } }],
  };
  const file = `generated/${NAME}/plan.json`;
  await folder.write(
    file,
    JSON.stringify({ ...(JSON.parse(await folder.read(file)) as object), ...plain }),
  );
  const built = await orchc(folder.path, ["build", NAME]);
  expect(built).toMatchObject({ status: 0, stderr: expect.not.stringContaining("ORC2050") });
});

test("a plan in it that has changed makes it stale until it is built again", async () => {
  await using folder = await workspace();
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  await folder.write("generated/inner/plan.json", inner(sum.slice(0, 1)));
  const refused = await orchc(folder.path, ["exec", NAME, "--run", "one"]);
  expect(refused.status).toBe(4);
  expect(refused.stderr).toContain("ORC3006");
  expect(refused.stderr).toContain("generated/inner/plan.json has changed since");
  expect(refused.stderr).toContain(`orchc build ${NAME}`);
  expect(await orchc(folder.path, ["verify", NAME])).toMatchObject({ status: 4 });
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  expect(await orchc(folder.path, ["exec", NAME, "--run", "two"])).toMatchObject({ status: 0 });
  expect((await outcomes(folder, "two")).get("t4")).toEqual({
    status: "success",
    output: { value: 310 + 11 },
  });
});

test("the source of a plan in it that has changed is told when it is built", async () => {
  await using folder = await workspace();
  const stale = JSON.parse(inner(sum)) as { source: object };
  stale.source = { ...stale.source, file: { path: "queries/inner.query.md", sha256: "0" } };
  await folder.write("generated/inner/plan.json", JSON.stringify(stale));
  await folder.write("queries/inner.query.md", "Add up more\n");
  const built = await orchc(folder.path, ["build", NAME]);
  expect(built.status).toBe(0);
  expect(built.stderr).toContain("warning ORC3006");
  expect(built.stderr).toContain("orchc plan queries/inner.query.md && orchc build inner");
});
