/** "Sort them by size.", "Use the Pearson coefficient.", "Round to two decimals.": says more of what stands before it. */
import type { Agents } from "../link/agents.ts";
import { isFunctionWord } from "../link/function-words.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { onlyLimits } from "./limits.ts";
import { isPresenting } from "./presenting.ts";
import type { Step } from "./step.ts";
import { scopeOf } from "./table-scope.ts";
import { askTables } from "./ask-tables.ts";
import type { NamedTables } from "./tables.ts";

const ARRANGING = new Set("sort order group rank arrange count limit".split(" "));
const SAYING = new Set(
  "use ignore exclude include round keep only limit restrict skip omit".split(" "),
);
const PRONOUNS = new Set("it them these those all results".split(" "));

/** A clause that is one question about the tables with the clause before it becomes part of it. */
export function joinTables(
  reading: Reading,
  clauses: readonly Clause[],
  named: NamedTables,
): Clause[] {
  if (named.tables.length === 0) return [...clauses];
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    const span = { from: before?.span.from ?? 0, to: clause.span.to };
    const asks = (one: Span): boolean =>
      askTables(reading, one, { named: scopeOf(reading, one, named).named }) !== undefined;
    const follows =
      before !== undefined &&
      before.span.to <= clause.span.from &&
      !isPresenting(reading, before.span);
    // "…, and show the first 4" is never a look at other rows, also where both together cannot be read.
    const isMore =
      follows &&
      ((refines(reading, clause) && asks(span)) ||
        (onlyLimits(reading, clause.span) && asks(before.span)));
    if (before !== undefined && isMore)
      joined[joined.length - 1] = {
        ...before,
        span,
        whole: { from: before.whole.from, to: clause.whole.to },
      };
    else joined.push(clause);
  }
  return joined;
}

function refines({ tokens }: Reading, { span: { from, to } }: Clause): boolean {
  const [first = "", second = ""] = [tokens[from]?.lower, tokens[from + 1]?.lower];
  return (
    SAYING.has(first) ||
    (ARRANGING.has(first) &&
      to - from > 1 &&
      (PRONOUNS.has(second) || second === "by" || second === "to" || second === "the"))
  );
}

/** Adds the clause to the step that it says more of; `false` when it asks for work of its own. */
export function joinRefinement(
  reading: Reading,
  clause: Clause,
  steps: readonly Step[],
  agents: Agents,
): boolean {
  const { tokens, marks } = reading;
  const { from, to } = clause.span;
  const before = steps.at(-1);
  const hasPlace = marks.some(
    (mark) =>
      (mark.is === "path" || mark.is === "url" || mark.is === "command") &&
      mark.from >= from &&
      mark.to <= to,
  );
  const [first = "", second = ""] = [tokens[from]?.lower, tokens[from + 1]?.lower];
  const isMore =
    (ARRANGING.has(first) && (PRONOUNS.has(second) || second === "by") && to - from > 2) ||
    SAYING.has(first);
  if (
    !isMore ||
    hasPlace ||
    before === undefined ||
    before.shows ||
    before.question !== undefined ||
    agents.cards.length < 2
  )
    return false;
  // Who can do it with what was found does it there; a table that somebody else made is counted by a tool for tables.
  const [best] = agents.rank(reading, { spans: [clause.span] });
  const own = agents
    .rank(reading, { spans: [clause.span] })
    .find(({ agent }) => agent.name === before.agent);
  const content = Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i).filter(
    (at) => tokens[at]?.kind === "word" && !isFunctionWord(tokens[at].lower),
  );
  const knows = own?.matched.has(from) === true || content.every((at) => own?.matched.has(at));
  if (best !== undefined && best.agent.name !== before.agent && !knows && !SAYING.has(first))
    return false;
  before.extras.push(clause.span);
  return true;
}
