/** A build is a function of its plan: the same bytes everywhere, and one that was changed is noticed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ownAgent } from "../../support/own-agent.ts";
import type { TaskText } from "../../support/plans.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

/** Two branches that join, an agent of the workspace's own, a parameter: three scripts. */
const TASKS: Readonly<Record<string, TaskText>> = {
  t1: {
    tool: "data.timeseries",
    args: { file: { $param: "file" }, measure: "price", bucket: "year", by: "symbol" },
  },
  t2: { tool: "own.greeting", args: { name: "stocks" } },
  t3: {
    tool: "report.page",
    args: { tables: [{ $ref: "t1.table" }], passages: [{ $ref: "t2.passage" }] },
  },
};
const PARAMS = { file: { type: "string", default: "data/stocks.csv" } } as const;
const AGENT = `import { greet } from "../lib/greet.ts";
${ownAgent({
  name: "own",
  tools: {
    greeting: {
      input: "{ name: z.string() }",
      output: "{ passage: z.object({ title: z.string(), text: z.string() }) }",
      run: "({ name }) => ({ passage: { title: greet(name), text: name } })",
    },
  },
})}`;
const GREET =
  'import { word } from "./word.ts";\nexport const greet = (name: string) => `${word} ${name}`;\n';
const WORD = 'export const word = "Hello";\n';

async function builtWorkspace(): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    data: ["stocks.csv"],
    files: { "agents/own.ts": AGENT, "lib/greet.ts": GREET, "lib/word.ts": WORD },
  });
  await workspace.plan("sample", TASKS, { params: PARAMS });
  return workspace;
}

describe("two folders", () => {
  let here: UserWorkspace;
  let there: UserWorkspace;
  beforeAll(async () => {
    [here, there] = await Promise.all([builtWorkspace(), builtWorkspace()]);
  });
  afterAll(() => Promise.all([here, there].map((each) => each[Symbol.asyncDispose]())));

  test("the same plan gives the same bytes, whatever the time zone, language and current folder", async () => {
    await there.write("deep/below/note.txt", "");
    const built = await Promise.all([
      here.orchc(["build", "sample"], { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" }),
      there.orchc(["build", "sample", "--workspace", there.path], { TZ: "America/New_York" }),
    ]);
    expect(built.map(({ status }) => status)).toEqual([0, 0]);
    const [files, others] = await Promise.all([
      here.files("generated/sample"),
      there.files("generated/sample"),
    ]);
    expect(Object.keys(files)).toEqual([
      "README.md",
      "graph.svg",
      "manifest.json",
      "orchc.lock",
      "plan.json",
      "types.ts",
      "u1.ts",
      "u2.ts",
      "u3.ts",
    ]);
    expect(others).toEqual(files);
    for (const text of Object.values(files)) expect(text).not.toContain(here.path);
  });

  test("building again writes nothing", async () => {
    const { stdout } = await here.orchc(["build", "sample"]);
    expect(stdout).toMatch(/\bunchanged\b/);
    expect(stdout).not.toMatch(/\bwritten\b/);
  });

  test("verify finds both as their plan gives them", async () => {
    expect(await here.orchc(["verify"])).toMatchObject({ status: 0, stderr: "" });
    expectDone(await there.orchc(["build", "--check", "sample"]));
  });
});

describe("a changed build", () => {
  let workspace: UserWorkspace;
  let built: Readonly<Record<string, string>>;
  beforeAll(async () => {
    workspace = await builtWorkspace();
    expectDone(await workspace.orchc(["build", "sample"]));
    const files = await workspace.files(".");
    built = Object.fromEntries(
      Object.entries(files).filter(([file]) => /^(generated|agents|lib)\//.test(file)),
    );
  });
  beforeEach(async () => {
    for (const [file, bytes] of Object.entries(built))
      await workspace.write(file, Buffer.from(bytes, "latin1"));
  });
  afterAll(() => workspace[Symbol.asyncDispose]());

  const changeOneByte = async (file: string, from: string, to: string) => {
    const text = await workspace.read(file);
    expect(text).toContain(from);
    await workspace.write(file, text.replace(from, to));
  };

  test("one byte of a script: exec refuses and names it; so do verify and build --check", async () => {
    const file = "generated/sample/u1.ts";
    await changeOneByte(file, `"year"`, `"yeat"`);
    expectRefusal(await workspace.orchc(["exec", "sample"]), {
      status: 4,
      code: "ORC4103",
      says: [file, "orchc build sample"],
    });
    expect(workspace.exists(".orchc/orchestrator_results.db")).toBe(false);
    for (const words of [["verify"], ["build", "--check", "sample"]])
      expectRefusal(await workspace.orchc(words), {
        status: 4,
        code: "ORC3003",
        says: [file, "orchc build sample"],
      });
    expect(await workspace.read(file)).toContain(`"yeat"`);
  });

  test.each([
    ["the types", "generated/sample/types.ts", "Build", "Built"],
    ["the page for reviewers", "generated/sample/README.md", "sample", "simple"],
    ["a module of the workspace that scripts import", "agents/own.ts", "Does what", "Does that"],
    ["a module that such a module imports", "lib/greet.ts", "name", "nome"],
    ["a module that such a module imports in turn", "lib/word.ts", "Hello", "Jello"],
  ])("one byte of %s: exec refuses too", async (_, file, from, to) => {
    await changeOneByte(file, from, to);
    expectRefusal(await workspace.orchc(["exec", "sample"]), {
      status: 4,
      code: "ORC4103",
      says: [file, "orchc build sample"],
    });
  });

  test("a script that is gone", async () => {
    await workspace.remove("generated/sample/u2.ts");
    expectRefusal(await workspace.orchc(["exec", "sample"]), {
      status: 4,
      code: "ORC4104",
      says: ["generated/sample/u2.ts", "orchc build sample"],
    });
  });

  test("a plan that was edited: verify says which scripts it would change", async () => {
    await changeOneByte("generated/sample/plan.json", `"year"`, `"month"`);
    const { status, stderr } = await workspace.orchc(["verify", "sample"]);
    expect(status).toBe(4);
    expect(stderr).toContain("generated/sample/u1.ts");
    expect(stderr).not.toContain("generated/sample/u2.ts");
  });

  test("a manifest that was edited", async () => {
    await changeOneByte(
      "generated/sample/manifest.json",
      `"timeoutMs": 30000`,
      `"timeoutMs": 90000`,
    );
    expectRefusal(await workspace.orchc(["verify"]), {
      status: 4,
      code: "ORC3003",
      says: ["generated/sample/manifest.json"],
    });
  });
});
