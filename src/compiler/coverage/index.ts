/**
 * Coverage: every word of a query is accounted for by the plan that was made of it, whichever planner made it. What
 * nothing takes is an error, or, when that is allowed, a note that every answer of the build repeats.
 */
import { taskNotAsked, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan, PlanNote } from "../../contract/plan.ts";
import { clearTitles } from "./clear-titles.ts";
import { explainUnused, noteUnused } from "./explain-unused.ts";
import { findUnused, type Known } from "./find-unused.ts";

export interface Accounted {
  /** As it was, but for titles that have words which nothing takes. */
  readonly plan: Plan;
  readonly notes: readonly PlanNote[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AccountOptions extends Known {
  /** Go on with words that nothing takes. */
  readonly allowUnused: boolean;
}

export function accountFor(plan: Plan, options: AccountOptions): Accounted {
  const { unused, unasked, assumed: read } = findUnused(plan, options);
  const diagnostics = [
    ...unused.map((one) => explainUnused(one, options.facts)),
    ...unasked.map(({ task, tool }) => taskNotAsked({ tool: tool.name }, { in: "plan", task })),
  ];
  if (!options.allowUnused) return { plan, notes: read, diagnostics };
  return {
    plan: clearTitles(
      plan,
      unused.map(({ text }) => text),
      options.tools,
    ),
    notes: [...unused.map(noteUnused), ...read],
    diagnostics: diagnostics.map((one) => ({ ...one, severity: "warning" as const })),
  };
}

/** How much of its request a plan does. */
export interface RequestCoverage {
  /** Of the words that ask for something, the part that the plan takes: 0 to 1, 1 when no word asks for anything. */
  readonly share: number;
  /** What it does nothing about, as it stands in the request. */
  readonly left: readonly string[];
}

/** By the plan and its tools alone: no file is looked at, so that the same plan is judged in the same way everywhere. */
export function coverageOf(plan: Plan, tools: Known["tools"]): RequestCoverage {
  if (plan.tasks.length === 0) return { share: 0, left: [plan.source.query] };
  const { unused, words } = findUnused(plan, { tools });
  return {
    share: words.asking === 0 ? 1 : words.taken / words.asking,
    left: unused.map(({ text }) => text),
  };
}

/**
 * The words that a plan which was edited since it was planned does nothing about any more, as warnings: whoever edits
 * may want that. For plans that say what words became; not what was already noted when planning.
 */
export function accountForEdited(plan: Plan, known: Known): readonly Diagnostic[] {
  const noted = new Set(
    plan.notes?.flatMap(({ kind, origin }) =>
      kind === "ignored" && origin ? [origin.join()] : [],
    ),
  );
  return accountFor(plan, { ...known, allowUnused: true }).diagnostics.filter(({ places }) =>
    places.every((place) => place.in !== "query" || !noted.has([place.start, place.end].join())),
  );
}
