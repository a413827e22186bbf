/** Asks some questions the whole way: through the library of `dist`, with compiler and worker process for each. */
import { expectDone } from "../../support/endings.ts";
import type { UserWorkspace } from "../../support/user-workspace.ts";
import type { Outcome } from "./judge.ts";

const PROGRAM = `
import { readFileSync } from "node:fs";
import { run } from "orchc";
const said = (diagnostics) => diagnostics.map(({ message }) => message).join("\\n");
const outcomes = [];
for (const query of JSON.parse(readFileSync("questions.json", "utf8"))) {
  try {
    const { answer, metadata } = await run({ query, name: "question" });
    const { status, diagnostics } = metadata;
    const isDone = status === "success" && diagnostics.every(({ severity }) => severity !== "error");
    outcomes.push(isDone ? { answer } : { refused: said(diagnostics) });
  } catch (error) {
    if (error.name !== "OrchcError") throw error;
    outcomes.push({ refused: said(error.diagnostics) });
  }
}
console.log(JSON.stringify(outcomes));
`;

/**
 * The first question of each kind of file that is answered, and the first that need not be: where they stand in the
 * list.
 */
export function oneOfEachKind(
  questions: readonly { readonly query: string; readonly answered?: true }[],
): readonly number[] {
  const kinds = questions.map(({ query, answered }) => {
    const [, extension = ""] = /\.(\w+)\b/.exec(query) ?? [];
    return `${extension} ${answered === true}`;
  });
  return [...new Set(kinds)].map((kind) => kinds.indexOf(kind));
}

export async function askInProcesses(
  queries: readonly string[],
  workspace: UserWorkspace,
): Promise<readonly Outcome[]> {
  await workspace.write("program.mjs", PROGRAM);
  await workspace.write("questions.json", JSON.stringify(queries));
  const ended = await workspace.node(["program.mjs"]);
  expectDone(ended);
  return JSON.parse(ended.stdout) as readonly Outcome[];
}

/** Without what no two runs share: how long it took, and its id. */
export function withoutRun(outcome: Outcome | undefined): Outcome | undefined {
  if (outcome === undefined || "refused" in outcome) return outcome;
  return { answer: outcome.answer.replace(/ succeeded in .*$/m, " succeeded") };
}
