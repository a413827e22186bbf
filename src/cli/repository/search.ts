import type { SearchResult } from "../../repository/index.ts";
import type { Outcome } from "../command.ts";
import type { Style } from "../screen.ts";
import type { Session } from "../session.ts";
import type { IndexArguments } from "./arguments.ts";
import { repositoryOf, update } from "./open.ts";

/** Lines of a passage that are shown; `--json` has all. */
const SHOWN_LINES = 6;

export async function searchIndex(
  { words, path, type, symbol, limit, asIs, waitMs }: IndexArguments,
  session: Session,
): Promise<Outcome> {
  const repository = await repositoryOf(session);
  if (!asIs) await update(repository, session, waitMs);
  const { results, diagnostics } = await repository.search(words, { path, type, symbol, limit });
  const text =
    results.length === 0
      ? "Nothing was found. Other words may help, or fewer filters."
      : results.map((one) => shown(one, session.out)).join("\n\n");
  return { text, json: { results }, diagnostics };
}

function shown({ citation, kind, symbol, text, others }: SearchResult, { colors }: Style): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => /^\s*/.exec(line)?.[0].length ?? 0));
  const name = symbol === null ? "" : `  ${kind} ${symbol}`;
  return [
    `${colors.bold(citation)}${name}`,
    ...lines.slice(0, SHOWN_LINES).map((line) => `    ${line.slice(indent).trimEnd()}`),
    ...(others.length === 0 ? [] : [`  also ${others.join(", ")}`]),
  ].join("\n");
}
