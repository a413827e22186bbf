/** A build that takes from the one before is what a build without a past is: the same files, the same diagnostics. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { build, type Built } from "../../src/compiler/index.ts";
import type { Plan } from "../../src/contract/plan.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { planOf, type TaskText } from "../support/plans.ts";
import { agentText, testWorkspace, toolText } from "../support/workspaces.ts";

const agents = {
  "agents/sums.ts": agentText("sums", ["add", "name"]),
  "agents/sums/add.ts": toolText("add", {
    input: "of: z.array(z.number())",
    output: "sum: z.number(), words: z.string()",
  }),
  "agents/sums/name.ts": toolText("name", { input: "text: z.string()" }),
};

type Tasks = Readonly<Record<string, TaskText>>;

/** Some do not fit: the sum of a word, the name of a number, what is not there. */
const taskAfter = (before: readonly string[]): fc.Arbitrary<TaskText> => {
  const id = before.length === 0 ? fc.constant(undefined) : fc.constantFrom(...before);
  const value = (field: string, other: string, literal: number | string) =>
    fc
      .tuple(id, fc.constantFrom(field, field, field, field, other))
      .map(([from, of]) => (from === undefined ? literal : { $ref: `${from}.${of}` }));
  const title = fc.constantFrom("One", "Two", "*/ three");
  return fc.oneof(
    fc.record({
      tool: fc.constant("sums.add"),
      title,
      args: fc.record({ of: fc.array(value("sum", "words", 1), { maxLength: 3 }) }),
    }),
    fc.record({
      tool: fc.constant("sums.name"),
      title,
      args: fc.record({ text: value("words", "sum", "a") }),
    }),
  );
};

/** A chain of edits: each changes some of the tasks that stand there, or adds one, or takes the last away. */
const editsOf = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, at) => `t${at + 1}`);
  const addable = ids.map((_, at) => taskAfter(ids.slice(0, at)));
  const whole = fc.tuple(...addable);
  const edit = fc.tuple(
    whole,
    fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    fc.integer({ min: 1, max: size }),
  );
  return fc.tuple(whole, fc.array(edit, { minLength: 2, maxLength: 4 })).map(([first, edits]) => {
    let tasks = first;
    const plans = [asTasks(ids, tasks, size)];
    for (const [others, isTaken, length] of edits) {
      tasks = tasks.map((task, at) => (isTaken[at] === true ? others[at]! : task));
      plans.push(asTasks(ids, tasks, length));
    }
    return plans;
  });
});

/** Only `add` gives what others read. */
function asTasks(ids: readonly string[], tasks: readonly TaskText[], length: number): Tasks {
  const named = new Set(ids.slice(0, length).filter((_, at) => tasks[at]?.tool === "sums.name"));
  const readable = (value: unknown): boolean =>
    ![...named].some((id) => JSON.stringify(value).includes(`"${id}.`));
  return Object.fromEntries(
    ids.slice(0, length).map((id, at) => {
      const task = tasks[at]!;
      if (readable(task.args)) return [id, task];
      return [id, { ...task, args: task.tool === "sums.add" ? { of: [1] } : { text: "a" } }];
    }),
  );
}

async function buildWith(workspace: Workspace, plan: Plan): Promise<Built> {
  return build({ plan, workspace, catalog: await openCatalog(workspace), mode: "write" });
}

async function filesOf({ folder }: Built): Promise<Record<string, string>> {
  const names = await readdir(folder).catch((): string[] => []);
  const read = names
    .toSorted()
    .map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

test("edit after edit", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(editsOf, async (edits) => {
      await using folder = await testWorkspace(agents);
      const { workspace } = folder;
      const { paths } = workspace;
      const elsewhere = { ...workspace, paths: { ...paths, cache: folder.at("none") } };
      for (const tasks of edits) {
        const plan = planOf(tasks);
        const reused = await buildWith(workspace, plan);
        const files = await filesOf(reused);
        await rm(folder.at("none"), { recursive: true, force: true });
        // A build that fails leaves what is there.
        const isBuilt = reused.manifest !== undefined;
        if (isBuilt) await rm(reused.folder, { recursive: true });
        const clean = await buildWith(elsewhere, plan);
        expect(reused.diagnostics).toEqual(clean.diagnostics);
        expect(reused.manifest).toEqual(clean.manifest);
        if (isBuilt) expect(files).toEqual(await filesOf(clean));
        const again = await buildWith(workspace, plan);
        expect(again.diagnostics).toEqual(clean.diagnostics);
        expect(again.manifest).toEqual(clean.manifest);
        expect(again.written).toEqual([]);
      }
    }),
    { numRuns: 3 },
  );
});
