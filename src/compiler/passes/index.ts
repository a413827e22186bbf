/** The passes over a plan, in order, and why in this order. */
import { hasErrors, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { OptimisationName } from "../../contract/optimisations.ts";
import { atStrictness } from "../../contract/diagnostics/at-strictness.ts";
import type { Plan } from "../../contract/plan.ts";
import { defaultStrictness } from "../../contract/strictness.ts";
import { checkAgents } from "./check-agents.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkColumns } from "./check-columns.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkCriteria } from "./check-criteria.ts";
import { checkCommands } from "./check-commands.ts";
import { checkConfigured } from "./check-configured.ts";
import { checkFiles } from "./check-files.ts";
import { checkIds } from "./check-ids.ts";
import { checkLoops } from "./check-loops.ts";
import { checkNames } from "./check-names.ts";
import { checkOutputs } from "./check-outputs.ts";
import { checkPlaces } from "./check-places.ts";
import { checkReach } from "./check-reach.ts";
import { checkReferences } from "./check-references.ts";
import { checkSize } from "./check-size.ts";
import { checkTexts } from "./check-texts.ts";
import { checkTools } from "./check-tools.ts";
import { checkTrust } from "./check-trust.ts";
import { dropOptional } from "./drop-optional.ts";
import { fillLimits } from "./fill-limits.ts";
import { findCycles } from "./find-cycles.ts";
import { foldConstants } from "./fold-constants.ts";
import { implyNeeds } from "./imply-needs.ts";
import { inlinePlans } from "./inline-plans.ts";
import { mergeDuplicates } from "./merge-duplicates.ts";
import { normaliseIds } from "./normalise-ids.ts";
import type { Pass, PassContext, PassResult } from "./pass.ts";
import { recordFacts } from "./record-facts.ts";
import { removeUnused } from "./remove-unused.ts";
import { shardLoops } from "./shard-loops.ts";
import { sinkIntoBranches } from "./sink-into-branches.ts";
import { wrapOptional } from "./wrap-optional.ts";
import { writeConfigured } from "./write-configured.ts";
import { writeReading } from "./write-reading.ts";

export type { KnownPlaces, KnownPlans, Pass, PassContext } from "./pass.ts";

/** These come before the checks, which look at what they write. */
export const preparations: readonly Pass[] = [writeConfigured, writeReading];

/** From the whole to the detail, so that what explains most is reported first. */
export const checks: readonly Pass[] = [
  inlinePlans, // before all others, which see what the plan stands for
  checkSize,
  checkIds,
  wrapOptional, // after size and ids: what it adds is nobody's mistake; before names: what is read may not be there
  checkNames, // before references: a name that means two things is read as one of them
  checkConditions,
  checkReferences,
  findCycles,
  checkTools,
  checkArguments,
  checkOutputs,
  checkCriteria,
  checkLoops,
  checkTexts,
  checkFiles,
  checkColumns, // after files: one that is not there has no columns
  checkConfigured,
  checkCommands,
  checkPlaces,
  checkReach,
  checkTrust,
  checkAgents, // beside trust: it says of arguments that a model gives what trust says of references
];

/** The optimiser. Outputs are the same with and without each of them, so that each can be left out. */
export const optimisations: readonly (Pass & { readonly name: OptimisationName })[] = [
  foldConstants, // before merging: what means the same then says the same
  mergeDuplicates, // before sinking: what two branches have made twice stays before them
  sinkIntoBranches, // before removing, which looks at the plan's own list
  removeUnused,
  shardLoops, // after sinking, which decides what stands in a loop
];

/** These rely on everything that the checks establish. */
export const improvements: readonly Pass[] = [
  implyNeeds, // before merging: tasks are the same only when they wait for the same
  ...optimisations,
  fillLimits, // after merging: limits are no part of what makes tasks the same
  dropOptional, // after the limits, by which it counts what the plan can take
  recordFacts, // after removing: of files that no task reads any more nothing is said
  normaliseIds, // last: the others leave gaps
];

/**
 * What is done with a plan that was found sound.
 *
 * @param without passes of the optimiser that are left out
 * @param isWritten whether a person wrote it: then ids stay
 */
export function improvementsFor(
  without: readonly OptimisationName[],
  isWritten = false,
): readonly Pass[] {
  const left = new Set<string>(without);
  return improvements.filter(
    (pass) => !left.has(pass.name) && !(isWritten && pass === normaliseIds),
  );
}

/** Of the improvements, those that add what a build depends on, and leave out what the plan says can be left out. */
export const completions: readonly Pass[] = [fillLimits, dropOptional, recordFacts];

/** More of the same kind help nobody. */
const MOST_DIAGNOSTICS = 100;

export type Observer = (pass: Pass, plan: Plan) => void;

/** Runs the preparations: what the checks, and whoever looks at the plan's files for them, are to see. */
export function prepare(plan: Plan, context: PassContext, observe?: Observer): Plan {
  let prepared = plan;
  for (const pass of preparations) {
    prepared = pass.run(prepared, context).plan;
    observe?.(pass, prepared);
  }
  return prepared;
}

/**
 * Runs all checks, then, when none found an error, the improvements, or those of them that are given. Every problem is
 * reported in one run.
 */
export function runPasses(
  plan: Plan,
  context: PassContext,
  observe?: Observer,
  then: readonly Pass[] = improvements,
): PassResult {
  const found = runChecks(plan, context, observe);
  if (hasErrors(found)) return { plan, diagnostics: found };
  let improved = plan;
  for (const pass of then) {
    improved = pass.run(improved, context).plan;
    observe?.(pass, improved);
  }
  return { plan: improved, diagnostics: found };
}

/** Runs the checks alone: for a plan that is to be built as it stands. */
export function runChecks(
  plan: Plan,
  context: PassContext,
  observe?: Observer,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let checked = plan;
  for (const pass of checks) {
    const result = pass.run(checked, context);
    checked = result.plan;
    found.push(...result.diagnostics);
    observe?.(pass, checked);
  }
  return atStrictness(found, plan.strictness ?? defaultStrictness).slice(0, MOST_DIAGNOSTICS);
}
