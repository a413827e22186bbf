import type { Outcome } from "../command.ts";
import { count } from "../render/amounts.ts";
import type { Session } from "../session.ts";
import type { IndexArguments } from "./arguments.ts";
import { repositoryOf } from "./open.ts";

/** Languages that are named; `--json` has all. */
const NAMED = 8;

export async function showStatus(
  { leftOut: isAsked }: IndexArguments,
  session: Session,
): Promise<Outcome> {
  const status = (await repositoryOf(session)).status();
  const { files, chunks, symbols, lines, languages, leftOut, vectors } = status;
  const named = languages.slice(0, NAMED).map((one) => `${one.language} ${one.files}`);
  const text = [
    `${count(files, "file")}, ${count(lines, "line")}, ${count(chunks, "passage")}, ${count(symbols, "declaration")}`,
    ...(named.length === 0 ? [] : [`Files by language: ${named.join(", ")}`]),
    vectors === undefined
      ? "Found by words alone (models.embedding is what adds meaning)."
      : `${count(vectors.vectors, "vector")} of ${vectors.model}, ${vectors.dimension} numbers each`,
    ...(leftOut.length === 0 ? [] : [`Left out: ${count(leftOut.length, "file")}`]),
    ...(isAsked ? leftOut.map(({ path, reason }) => `  ${path}: ${reason}`) : []),
  ].join("\n");
  return { text, json: { ...status } };
}
