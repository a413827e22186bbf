/** What `orchc diff` and `orchc compare` have in common: two plans, read, with all that is known of them. */
import type { PositionalOptions } from "yargs";
import { knownTools, loadCompare, locateInPlan, type Comparable } from "../compiler/index.ts";
import {
  OrchcError,
  toolsNotKnown,
  wrongUsage,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { readCompared, type ComparedPlan } from "./compared-plan.ts";
import type { Session } from "./session.ts";

export const comparedPositionals = {
  a: {
    type: "string",
    describe:
      "a plan: its name in generated/, the folder of a build, or a plan file; of a revision of git as NAME@REVISION, of its history as NAME@VERSION",
  },
  b: {
    type: "string",
    describe:
      "the other one; without it, A as it is now is compared with A as it was, which is NAME@HEAD unless A says another revision",
  },
} as const satisfies Record<string, PositionalOptions>;

export interface PreparedPlan extends Omit<ComparedPlan, "plan" | "manifest">, Comparable {}

export interface PreparedPlans {
  readonly a: PreparedPlan;
  readonly b: PreparedPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws an OrchcError when one of them cannot be read, or nothing can be computed on it. */
export async function prepareCompared(
  { a, b }: { readonly a?: string | undefined; readonly b?: string | undefined },
  session: Session,
  usage: string,
): Promise<PreparedPlans> {
  if (a === undefined) {
    throw new OrchcError(wrongUsage({ reason: "The name of a plan is missing.", usage }));
  }
  const { workspace, catalog: openCatalog } = await session.project();
  const { before, after, diagnostics } = await readCompared([a, b], workspace, session);
  const catalog = await openCatalog();
  const tools = await knownTools([before.plan, after.plan], catalog);
  const { comparableOf } = await loadCompare();
  const prepare = async ({ plan, manifest, ...named }: ComparedPlan): Promise<PreparedPlan> => {
    try {
      return { ...named, ...comparableOf(plan, tools, manifest) };
    } catch (error) {
      if (!(error instanceof OrchcError) || named.file === undefined) throw error;
      throw new OrchcError(await locateInPlan(error.diagnostics, named.file));
    }
  };
  const [one, other] = [await prepare(before), await prepare(after)];
  const unknown = [one, other].flatMap(({ label, unknownTools }) =>
    unknownTools.length === 0 ? [] : [toolsNotKnown({ plan: label, tools: unknownTools })],
  );
  return { a: one, b: other, diagnostics: [...diagnostics, ...unknown] };
}

/** For programs. */
export function describeCompared({ label, plan: { name }, isThere, isAsBuilt }: PreparedPlan) {
  return { label, name, isThere, isAsBuilt };
}
