import { chmod, mkdir, readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readPlan, restorePlan, writePlan } from "../../../../src/compiler/plan/plan-file.ts";
import {
  listVersions,
  readVersionText,
  recordVersion,
} from "../../../../src/compiler/plan/plan-versions.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import type { Workspace } from "../../../../src/workspace/workspace.ts";
import { planOf, told } from "../../../support/plans.ts";
import { problemsOf } from "../../../support/problems.ts";
import { testWorkspace } from "../../../support/workspaces.ts";

const planTitled = (title: string): Plan => planOf({ t1: { title } }, { name: "my-plan" });
const [one, two] = [planTitled("One"), planTitled("Two")];
const FILE = "generated/my-plan/plan.json";

/** `1 plan`, `2 edit`, `3 restore my-plan@1`. */
const versionsIn = async (workspace: Workspace) =>
  (await listVersions(workspace, "my-plan")).map(({ version, by, restored = "" }) =>
    `${version} ${by} ${restored}`.trim(),
  );

describe("the history of a plan", () => {
  test("has each plan that was written, and none twice in a row", async () => {
    await using folder = await testWorkspace();
    const { workspace } = folder;
    await writePlan(workspace, one);
    await writePlan(workspace, one, { by: "build" });
    await writePlan(workspace, two, { by: "build" });
    await writePlan(workspace, one);
    expect(await versionsIn(workspace)).toEqual(["1 plan", "2 build", "3 plan"]);
    expect(JSON.parse(await readVersionText(workspace, "my-plan", 1))).toEqual(one);
    expect(await readdir(folder.at(".orchc/plans/my-plan/texts"))).toHaveLength(2);
  });

  test("is empty, and made by nobody who only reads", async () => {
    await using folder = await testWorkspace();
    expect(await listVersions(folder.workspace, "my-plan")).toEqual([]);
    expect(await readdir(folder.path)).not.toContain(".orchc");
  });

  test("has what was edited by hand before it is replaced, byte by byte", async () => {
    await using folder = await testWorkspace();
    const { workspace } = folder;
    await writePlan(workspace, one);
    const edited = JSON.stringify({ ...one, profile: "aggressive" });
    await folder.write(FILE, edited);
    await writePlan(workspace, two);
    expect(await versionsIn(workspace)).toEqual(["1 plan", "2 edit", "3 plan"]);
    expect(await readVersionText(workspace, "my-plan", 2)).toBe(edited);
  });

  test("has what is no plan, too", async () => {
    await using folder = await testWorkspace({ [FILE]: "{ half a pl" });
    await writePlan(folder.workspace, one);
    expect(await readVersionText(folder.workspace, "my-plan", 1)).toBe("{ half a pl");
  });

  test("has another layout of the same plan as the same version", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, one);
    await folder.write(FILE, JSON.stringify(one));
    await writePlan(folder.workspace, two);
    expect(await versionsIn(folder.workspace)).toEqual(["1 plan", "2 plan"]);
  });

  test("gives each of many that record at once a number of its own", async () => {
    await using folder = await testWorkspace();
    const titles = Array.from({ length: 12 }, (_, i) => `Plan ${i}`);
    await Promise.all(
      titles.map((title) =>
        recordVersion(folder.workspace, "my-plan", JSON.stringify(planTitled(title)), {
          by: "plan",
        }),
      ),
    );
    const versions = await listVersions(folder.workspace, "my-plan");
    expect(versions.map(({ version }) => version)).toEqual(titles.map((_, i) => i + 1));
    expect(new Set(versions.map(({ sha256 }) => sha256)).size).toBe(12);
  });

  test("goes on after a version of which only the beginning was written", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, one);
    await folder.write(".orchc/plans/my-plan/2.json", "{");
    await writePlan(folder.workspace, two);
    expect(await versionsIn(folder.workspace)).toEqual(["1 plan", "3 plan"]);
  });

  test("writes a text again that is gone, when it is recorded again", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, one);
    const [version] = await listVersions(folder.workspace, "my-plan");
    await folder.write(`.orchc/plans/my-plan/texts/${version?.sha256}.json`, "");
    const [problem] = await problemsOf(() => readVersionText(folder.workspace, "my-plan", 1));
    expect(problem?.code).toBe("ORC3025");
  });
});

describe("a version that is asked for", () => {
  test("and is not there: which there are", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, one);
    await writePlan(folder.workspace, two);
    const [problem] = await problemsOf(() => readVersionText(folder.workspace, "my-plan", 7));
    expect(problem && told(problem)).toBe("ORC3024 There is no version 7 of the plan my-plan.");
    expect(problem?.help).toBe("There are versions 1, 2: orchc plan --history my-plan");
  });
});

describe("a version that is restored", () => {
  test("is the plan again, and a version of its own; what it replaces is kept", async () => {
    await using folder = await testWorkspace();
    const { workspace } = folder;
    await writePlan(workspace, one);
    await writePlan(workspace, two);
    const edited = JSON.stringify({ ...two, profile: "aggressive" });
    await folder.write(FILE, edited);
    const text = await readVersionText(workspace, "my-plan", 1);
    const restored = await restorePlan(workspace, "my-plan", text, "my-plan@1");
    expect(restored).toMatchObject({ replaced: { version: 3 }, version: { version: 4 } });
    expect(await readPlan(workspace, "my-plan")).toEqual(one);
    expect(await versionsIn(workspace)).toEqual([
      "1 plan",
      "2 plan",
      "3 edit",
      "4 restore my-plan@1",
    ]);
    expect(await readVersionText(workspace, "my-plan", 3)).toBe(edited);
  });

  test("comes back when the plan was deleted", async () => {
    await using folder = await testWorkspace();
    const text = JSON.stringify(one);
    const restored = await restorePlan(folder.workspace, "my-plan", text, "my-plan@HEAD");
    expect(restored).not.toHaveProperty("replaced");
    expect(await folder.read(FILE)).toBe(text);
  });
});

/** A user that may write everywhere can be refused nothing. */
const isRoot = process.getuid?.() === 0;

describe("where the history cannot be written", () => {
  test("a plan that nothing is lost with is written, and one that something is lost with is not", async () => {
    await using folder = await testWorkspace({ ".orchc/plans": "a file" });
    await writePlan(folder.workspace, one);
    const before = await folder.read(FILE);
    const [problem] = await problemsOf(() => writePlan(folder.workspace, two));
    expect(problem?.code).toBe("ORC3005");
    expect(problem?.message).toBe(
      "The history of the plan could not be written: a file stands where a folder is needed.",
    );
    expect(await folder.read(FILE)).toBe(before);
  });

  test.skipIf(isRoot)("for want of rights, likewise", async () => {
    await using folder = await testWorkspace();
    await writePlan(folder.workspace, one);
    await folder.write(FILE, JSON.stringify({ ...one, profile: "aggressive" }));
    await mkdir(folder.at(".orchc/plans/my-plan"), { recursive: true });
    await chmod(folder.at(".orchc/plans/my-plan"), 0o500);
    await chmod(folder.at(".orchc/plans/my-plan/texts"), 0o500);
    try {
      const [problem] = await problemsOf(() => writePlan(folder.workspace, two));
      expect(problem?.code).toBe("ORC3005");
    } finally {
      await chmod(folder.at(".orchc/plans/my-plan"), 0o700);
      await chmod(folder.at(".orchc/plans/my-plan/texts"), 0o700);
    }
  });
});
