/** How a request is read with the tools of a workspace: a block for each part of it that is one call. */
import type { RankedTool, Trial, TriedClause } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import { renderLabelled } from "./labelled.ts";

export function renderTrial(request: string, { clauses }: Trial, style: Style): string {
  if (clauses.length === 0) return "No part of the request is read as a call.";
  return clauses.map((clause) => renderClause(request, clause, style)).join("\n\n");
}

/** The same for programs: the words beside their offsets. */
export function trialJson(request: string, { clauses }: Trial) {
  return {
    clauses: clauses.map(({ origin, arguments: args, unused, ...rest }) => ({
      text: request.slice(...origin),
      origin,
      ...rest,
      arguments: args.map((use) => ({ ...use, text: request.slice(...use.origin) })),
      unused: unused.map((place) => ({ text: request.slice(...place), origin: place })),
    })),
  };
}

function renderClause(request: string, clause: TriedClause, style: Style): string {
  const { origin, agent, question, tools, elsewhere, missing, unused } = clause;
  const args = clause.arguments.map(
    ({ name, value, origin: at }) =>
      `${name} = ${JSON.stringify(value)} from "${request.slice(...at)}"`,
  );
  const left = unused.map((place) => `"${request.slice(...place)}"`);
  const rows: (readonly [string, string])[] = [
    ["Agent", agent ?? "none: no card fits"],
    ...(question === undefined ? [] : [["Question", JSON.stringify(question)] as const]),
    ...(tools.length === 0 ? [] : [["Tools", list(tools)] as const]),
    ...(elsewhere.length === 0 ? [] : [["Of other agents", list(elsewhere)] as const]),
    ...args.map((arg, at) => [at === 0 ? "Arguments" : "", arg] as const),
    ...(missing.length === 0 ? [] : [["Missing", missing.join(", ")] as const]),
    ...(left.length === 0 ? [] : [["Left over", left.join(", ")] as const]),
  ];
  return `${style.colors.bold(request.slice(...origin))}\n${renderLabelled(rows, style)}`;
}

function list(tools: readonly RankedTool[]): string {
  return tools.map(({ name, score }) => `${name} ${score.toFixed(2)}`).join(" · ");
}
