/**
 * Random nested plans are built and run as users do it, and what is in the store is what an interpreter says that shares
 * no code with compiler and runtime. `FC_SEED=random` draws other plans.
 */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Json } from "../../../src/contract/json.ts";
import { orchc } from "../../support/built-cli.ts";
import {
  interpret,
  type Decide,
  type Interpreted,
  type TextPlan,
} from "../../support/nested/interpret.ts";
import { NAME, nestedWorkspace, ranAs } from "../../support/nested/nested-workspace.ts";
import { randomPlan } from "../../support/nested/random-plan.ts";
import { tools } from "../../support/nested/plan-tools.ts";
import type { TempFolder } from "../../support/temp-folder.ts";
import { withGates } from "../../support/nested/with-gates.ts";

const first = process.env["FC_SEED"] === "random" ? Math.floor(Math.random() * 1e6) : 100;
const seeds = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => first + at);

/** Ids of members of which the first one counts, at any depth. */
function racingIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const { join, tasks } = part as { readonly join?: string; readonly tasks?: { id: string }[] };
  const own = join === "any" ? (tasks ?? []).map(({ id }) => id) : [];
  return [...own, ...Object.values(part).flatMap(racingIn)];
}

/** Outcomes without errors, which tools word, and without who of several was first. */
function comparable({ tasks }: Interpreted, racing: readonly Json[]): Json {
  const text = JSON.stringify(Object.fromEntries(tasks), (key, part: Json) =>
    key === "error" ? undefined : key === "by" && racing.includes(part) ? "any" : part,
  );
  return JSON.parse(text) as Json;
}

/** @param random that was built and run, as `one` */
async function expectAsInterpreted(
  folder: TempFolder,
  random: TextPlan,
  decide?: Decide,
): Promise<void> {
  // With the ids that the build gives to tasks.
  const text = await readFile(folder.at(`generated/${NAME}/plan.json`), "utf8");
  const plan = { ...(JSON.parse(text) as TextPlan), plans: random.plans ?? {} };
  const ran = await ranAs(folder.at(".orchc/orchestrator_results.db"), "one", plan);
  const racing = racingIn(plan);
  expect(comparable(ran, racing)).toEqual(comparable(interpret(plan, tools, decide), racing));
}

test.each(seeds)("plan %i does what it says", { timeout: 120_000 }, async (seed) => {
  const random = randomPlan(seed, { depth: 3, tasks: 3 });
  await using folder = await nestedWorkspace(random);
  expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
  await orchc(folder.path, ["exec", NAME, "--run", "one"]);
  await expectAsInterpreted(folder, random);
});

/** Each gate by its name alone, so that a person and the interpreter decide the same, in whatever order they are asked. */
const isApproved = (instance: string): boolean =>
  Buffer.from(instance).reduce((sum, byte) => 7 * sum + byte, 0) % 5 > 0;

const decide: Decide = ({ onReject }, _, instance) => {
  if (!isApproved(instance) && onReject !== "continue") return undefined;
  return {
    decision: isApproved(instance) ? "approved" : "rejected",
    by: "ann",
    reason: null,
    value: null,
  };
};

interface Open {
  readonly gates: readonly { readonly task: string }[];
}

test.each(seeds.slice(0, 6))(
  "plan %i does what it says when people decide on its way",
  { timeout: 240_000 },
  async (seed) => {
    const random = withGates(randomPlan(seed, { depth: 3, tasks: 4 }), seed);
    await using folder = await nestedWorkspace(random);
    expect(await orchc(folder.path, ["build", NAME])).toMatchObject({ status: 0 });
    let { status } = await orchc(folder.path, ["exec", NAME, "--run", "one"]);
    const asked = new Set<string>();
    while (status === 3) {
      const { stdout } = await orchc(folder.path, ["gates", "--run", "one", "--json"]);
      const { gates } = JSON.parse(stdout) as Open;
      expect(gates).not.toEqual([]);
      for (const { task } of gates) {
        // Nobody is asked twice.
        expect(asked).not.toContain(task);
        asked.add(task);
        const word = isApproved(task) ? "approve" : "reject";
        expect(await orchc(folder.path, [word, "one", task, "--by", "ann"])).toMatchObject({
          status: 0,
        });
      }
      ({ status } = await orchc(folder.path, ["exec", NAME, "--resume", "one"]));
    }
    await expectAsInterpreted(folder, random, decide);
  },
);
