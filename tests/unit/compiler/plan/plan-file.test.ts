import { mkdir, stat } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parsePlan } from "../../../../src/compiler/plan/parse-plan.ts";
import { listPlans, readPlan, writePlan } from "../../../../src/compiler/plan/plan-file.ts";
import { planOf, told } from "../../../support/plans.ts";
import { problemsOf } from "../../../support/problems.ts";
import { testWorkspace } from "../../../support/workspaces.ts";

const plan = planOf(
  { t1: { title: "Größe 😀", args: { b: 1, a: { $literal: { $ref: "t9" } } } } },
  { name: "my-plan" },
);
const problems = async (text: string) =>
  (await problemsOf(() => parsePlan(text, "plan.json"))).map(told);
const text = (change: (plan: Record<string, unknown>) => void) => {
  const copy = JSON.parse(JSON.stringify(plan)) as Record<string, unknown>;
  change(copy);
  return JSON.stringify(copy);
};

describe("a plan that is written", () => {
  test("can be read again, and is laid out for people: sorted, two spaces, a line end", async () => {
    await using folder = await testWorkspace();
    const file = await writePlan(folder.workspace, plan);
    expect(file).toBe(folder.at("generated/my-plan/plan.json"));
    expect(await readPlan(folder.workspace, "my-plan")).toEqual(plan);
    const written = await folder.read("generated/my-plan/plan.json");
    expect(written.startsWith('{\n  "name": "my-plan",\n  "params": {},\n')).toBe(true);
    expect(written.endsWith("\n}\n")).toBe(true);
    expect(written.indexOf('"a": {')).toBeLessThan(written.indexOf('"b": 1'));
  });

  test("is left as it is when it says the same, however it is laid out", async () => {
    await using folder = await testWorkspace();
    const file = await writePlan(folder.workspace, plan);
    const own = JSON.stringify({ ...plan, $schema: undefined });
    await folder.write("generated/my-plan/plan.json", own);
    const { mtimeNs } = await stat(file, { bigint: true });
    await writePlan(folder.workspace, plan);
    expect((await stat(file, { bigint: true })).mtimeNs).toBe(mtimeNs);
    await writePlan(folder.workspace, { ...plan, profile: "aggressive" });
    expect((await readPlan(folder.workspace, "my-plan")).profile).toBe("aggressive");
  });

  test("replaces what is no plan", async () => {
    await using folder = await testWorkspace({ "generated/my-plan/plan.json": "{ half" });
    await writePlan(folder.workspace, plan);
    expect(await readPlan(folder.workspace, "my-plan")).toEqual(plan);
  });
});

describe("a plan that is edited by hand", () => {
  test("may leave out what has a default", () => {
    const small = text((copy) => {
      delete copy.params;
      delete copy.profile;
      copy.tasks = [{ id: "t1", title: "", kind: "call", agent: "a", tool: "a.b" }];
    });
    expect(parsePlan(small, "plan.json")).toMatchObject({
      params: {},
      profile: "balanced",
      tasks: [{ args: {}, needs: [], priority: "medium" }],
    });
  });

  test("may name its schema", () => {
    expect(
      parsePlan(
        text((copy) => (copy.$schema = "x")),
        "plan.json",
      ),
    ).toHaveProperty("$schema");
  });

  test("keeps data that looks like anything, a key __proto__ included", () => {
    const odd = text((copy) => {
      copy.tasks = [{ ...plan.tasks[0], args: { x: "HERE" } }];
    }).replace('"HERE"', '{"$literal": {"__proto__": {"$ref": "t9"}}}');
    const [task] = parsePlan(odd, "plan.json").tasks;
    expect(JSON.stringify(task?.args)).toBe('{"x":{"$literal":{"__proto__":{"$ref":"t9"}}}}');
  });

  test("must be JSON", async () => {
    expect((await problems("{\n  x"))[0]).toMatch(
      /^ORC2015 The plan cannot be read: .* JSON at position 4 \(line 2 column 3\)\. @ plan\.json$/,
    );
    expect((await problems(""))[0]).toMatch(/^ORC2015 The plan cannot be read: /);
  });

  test("must have the fields of a plan; the first three places where it has not are named", async () => {
    expect(await problems("[]")).toEqual([
      "ORC2015 The plan cannot be read: the plan: expected object, received array. @ plan.json",
    ]);
    const wrong = text((copy) => {
      copy.name = "My Plan";
      copy.tasks = [{ id: "1", title: "", kind: "call", agent: "a" }];
      copy.versoin = 1;
    });
    expect(await problems(wrong)).toEqual([
      "ORC2015 The plan cannot be read: name: small letters, digits and hyphens, beginning with a letter or digit; tasks[0].id: letters, digits, - and _, beginning with a letter; tasks[0].tool: expected string, received undefined. @ plan.json @ plan.json @ plan.json",
    ]);
  });

  test("must have kinds that there are", async () => {
    const odd = text((copy) => (copy.tasks = [{ ...plan.tasks[0], kind: "dance" }]));
    expect(await problems(odd)).toEqual([
      'ORC2015 The plan cannot be read: tasks[0].kind: expected one of "call"|"conditional"|"loop"|"parallel"|"fallback"|"gate"|"agent"|"plan". @ plan.json',
    ]);
  });

  test("must not be nested so deeply that reading it would end the process", async () => {
    const deep = text((copy) => (copy.tasks = [{ ...plan.tasks[0], args: { x: "HERE" } }]));
    const nested = deep.replace('"HERE"', "[".repeat(50_000) + "]".repeat(50_000));
    expect(await problems(nested)).toEqual([
      "ORC2015 The plan cannot be read: tasks[0].args.x: nested more than 64 levels deep. @ plan.json",
    ]);
  });
});

describe("a plan that is asked for by name", () => {
  test("and is not there: the nearest names, or all, or how to make one", async () => {
    await using folder = await testWorkspace();
    const missing = async (name: string) => {
      const [problem] = await problemsOf(() => readPlan(folder.workspace, name));
      return `${problem?.code} ${problem?.message} ${problem?.help}`;
    };
    expect(await missing("my-plan")).toBe(
      'ORC3004 There is no plan or build "my-plan". There are none yet. Make one with: orchc plan "..."',
    );
    await writePlan(folder.workspace, plan);
    expect(await missing("my-plam")).toContain('Did you mean "my-plan"?');
    expect(await missing("something")).toContain("There are: my-plan.");
  });

  test("has this name itself: a copied folder would be built over the original", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, plan);
    await folder.write("generated/copy/plan.json", JSON.stringify(plan));
    expect((await problemsOf(() => readPlan(folder.workspace, "copy"))).map(told)).toEqual([
      `ORC2015 The plan cannot be read: its name is "my-plan", and its folder is called "copy". @ ${folder.at("generated/copy/plan.json")}`,
    ]);
  });

  test("and cannot be read", async () => {
    await using folder = await testWorkspace();
    await mkdir(folder.at("generated/odd/plan.json"), { recursive: true });
    const [problem] = await problemsOf(() => readPlan(folder.workspace, "odd"));
    expect(problem?.code).toBe("ORC1005");
  });
});

describe("the list of plans", () => {
  test("has every folder with a plan, sorted, and nothing else", async () => {
    await using folder = await testWorkspace({
      "generated/b/plan.json": "{}",
      "generated/a/plan.json": "{}",
      "generated/empty/notes.md": "",
      "generated/.hidden/plan.json": "{}",
      "generated/plan.json": "{}",
    });
    expect(await listPlans(folder.workspace)).toEqual(["a", "b"]);
  });

  test("is empty where nothing was planned", async () => {
    await using folder = await testWorkspace();
    expect(await listPlans(folder.workspace)).toEqual([]);
  });
});

test("a plan that cannot be written says why", async () => {
  await using folder = await testWorkspace({ generated: "a file" });
  const [problem] = await problemsOf(() => writePlan(folder.workspace, plan));
  expect(problem?.code).toBe("ORC3005");
});
