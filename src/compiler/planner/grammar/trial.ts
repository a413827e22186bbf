/** How a request is read with the tools of a catalog: for authors of tools, who want to know why theirs is chosen or is not. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Outline, OutlineTask } from "../planner.ts";
import type { WordUse } from "../explained.ts";
import type { CallDerivation } from "./derive/call/call-derivation.ts";
import { unitsOf } from "./derive/call/units.ts";
import { indexOf } from "./link/tools.ts";
import type { Reading, Span } from "./read/reading.ts";
import { originOf, originsOf, wordsOfCall } from "./words.ts";

export interface RankedTool {
  readonly name: string;
  /** To compare tools for the same words only. */
  readonly score: number;
}

/** A part of a request that is one call, or one question about data files. */
export interface TriedClause {
  readonly origin: readonly [start: number, end: number];
  /** Whose tools it is left to; absent where no agent's card fits. */
  readonly agent?: string;
  /** The table query that it is, which no tool has to be chosen for. */
  readonly question?: Readonly<Record<string, unknown>>;
  /** Of the agent, the best first, at most five. */
  readonly tools: readonly RankedTool[];
  /** Of other agents, at most two: chosen if the cards said so. */
  readonly elsewhere: readonly RankedTool[];
  /** For the best tool. */
  readonly arguments: readonly (WordUse & { readonly name: string; readonly value: unknown })[];
  /** Required arguments of it that no words give; an earlier call may. */
  readonly missing: readonly string[];
  /** Offsets of words that neither the tool says of itself nor an argument takes. */
  readonly unused: readonly (readonly [start: number, end: number])[];
}

export interface Trial {
  readonly clauses: readonly TriedClause[];
  /** Of stage 1. */
  readonly diagnostics: readonly Diagnostic[];
}

const MOST_TOOLS = 5;
const MOST_ELSEWHERE = 2;

/** @param tools of all agents */
export function trialOf(
  { tasks, diagnostics }: Outline,
  reading: Reading,
  tools: readonly ToolInfo[],
): Trial {
  const agents = new Set(tasks.map(({ agent }) => agent));
  const onPath = indexOf(tools.filter(({ agent }) => agents.has(agent)));
  const calls = tasks.filter(({ question }) => question === undefined);
  // Where no card fits, the tools may still tell which one was meant.
  const whole = { from: 0, to: reading.tokens.length };
  const unplaced = { id: "t1", clause: { span: whole, extras: [] } };
  const clauses = [
    ...tasks.filter(({ question }) => question !== undefined).map(triedQuestion),
    ...unitsOf(reading, calls, onPath).map(({ task, span, derivations }) =>
      triedCall(reading, span, derivations, elsewhere(reading, task, tools), task.agent),
    ),
    ...(tasks.length > 0
      ? []
      : [triedCall(reading, whole, [], elsewhere(reading, unplaced, tools))]),
  ];
  return { clauses: clauses.toSorted((a, b) => a.origin[0] - b.origin[0]), diagnostics };
}

function triedQuestion({ agent, origin = [0, 0], question }: OutlineTask): TriedClause {
  const nothing = { tools: [], elsewhere: [], arguments: [], missing: [], unused: [] };
  const { files, query } = question ?? { files: [], query: {} };
  return { origin, agent, question: { files, ...query }, ...nothing };
}

function triedCall(
  reading: Reading,
  span: Span,
  derivations: readonly CallDerivation[],
  others: readonly RankedTool[],
  agent?: string,
): TriedClause {
  const [best] = derivations;
  return {
    origin: originOf(reading, span),
    ...(agent !== undefined && { agent }),
    tools: ranked(derivations, MOST_TOOLS),
    elsewhere: others,
    arguments: best === undefined ? [] : argumentsOf(reading, best),
    missing: (best?.open ?? []).map(({ name }) => name),
    unused: originsOf(reading, best?.uncovered ?? []),
  };
}

function argumentsOf(reading: Reading, { args, assigned }: CallDerivation) {
  return assigned.flatMap((one) =>
    wordsOfCall(reading, [one]).map((use) => ({
      ...use,
      name: one.field.name,
      value: valueAt(args, one.field.name),
    })),
  );
}

/** Of an object, by `outer.inner`. */
function valueAt(args: Readonly<Record<string, unknown>>, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], args);
}

/** Tools of other agents, as if each were the one that the cards choose. */
function elsewhere(
  reading: Reading,
  task: Pick<OutlineTask, "id" | "clause"> & { readonly agent?: string },
  tools: readonly ToolInfo[],
): RankedTool[] {
  const index = indexOf(tools);
  const found = [...new Set(tools.map(({ agent }) => agent))]
    .filter((agent) => agent !== task.agent)
    .flatMap((agent) => {
      const other: OutlineTask = { ...task, agent, title: "", needs: [], priority: "medium" };
      return unitsOf(reading, [other], index).flatMap(({ derivations }) => derivations);
    });
  const best = found.toSorted((a, b) => b.score - a.score);
  return ranked(best, MOST_ELSEWHERE);
}

function ranked(derivations: readonly CallDerivation[], most: number): RankedTool[] {
  return derivations.slice(0, most).map(({ tool: { name }, score }) => ({ name, score }));
}
