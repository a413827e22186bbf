/**
 * Random nested plans are built and run as users do it, and what is in the store is what an interpreter says that shares
 * no code with compiler and runtime. `FC_SEED=random` draws other plans.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Json } from "../../../src/contract/json.ts";
import { orchc } from "../../support/built-cli.ts";
import { interpret, type TextPlan } from "../../support/nested/interpret.ts";
import { NAME, nestedWorkspace, ranAs } from "../../support/nested/nested-workspace.ts";
import { randomPlan, tools } from "../../support/nested/random-plan.ts";

const first = process.env["FC_SEED"] === "random" ? Math.floor(Math.random() * 1e6) : 100;
const seeds = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => first + at);

/** What an item failed of is said by the tools. */
function withoutErrors(value: Json): Json {
  return JSON.parse(JSON.stringify(value, (key, part: Json) => (key === "error" ? undefined : part))) as Json; // prettier-ignore
}

test.each(seeds)("plan %i does what it says", { timeout: 120_000 }, async (seed) => {
  const random = randomPlan(seed, { depth: 3, tasks: 3 });
  await using folder = await nestedWorkspace(random);
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  await orchc(folder.path, ["exec", NAME, "--run", "one"]);
  // With the ids that the build gives to tasks.
  const text = await readFile(folder.at(`generated/${NAME}/plan.json`), "utf8");
  const plan = JSON.parse(text) as TextPlan;
  const expected = interpret({ ...plan, plans: random.plans ?? {} }, tools);
  const ran = await ranAs(folder.at(".orchc/orchestrator_results.db"), "one", plan);
  expect(withoutErrors(Object.fromEntries(ran.tasks) as unknown as Json)).toEqual(
    withoutErrors(Object.fromEntries(expected.tasks) as unknown as Json),
  );
});
