/** Files and pages that are named for an agent whose card speaks of none are read first, each of them once. */
import type { Agents } from "../link/agents.ts";
import { nounsOfEnding, nounsOfMark } from "../link/mark-nouns.ts";
import { stemWord } from "../../../language/stem.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { isWithin, textOf, type Step } from "./step.ts";

const READ = ["read", "text", "get"].map(stemWord);

export interface Read {
  /** One for each file; of those that were there before, too. */
  readonly readers: readonly Step[];
  readonly added: readonly Step[];
}

export function readersFor(
  reading: Reading,
  {
    agent,
    spans,
    clause,
  }: { readonly agent: string; readonly spans: readonly Span[]; readonly clause: Clause },
  earlier: readonly Step[],
  agents: Agents,
): Read {
  const readers: Step[] = [];
  const added: Step[] = [];
  for (const mark of reading.marks) {
    const isNamed = isReadable(mark) && spans.some((span) => isWithin(mark, span));
    if (!isNamed || agents.speaksOf(agent, mark)) continue;
    const reader = readerOf(mark, agents);
    if (reader === undefined || reader === agent) continue;
    const known = [...earlier, ...added].find(
      (step) => step.agent === reader && namesOnly(reading, step, mark),
    );
    const step = known ?? stepOf(reader, mark, clause);
    if (known === undefined) added.push(step);
    readers.push(step);
  }
  return { readers, added };
}

function isReadable(mark: Mark): boolean {
  return (mark.is === "path" && !mark.folder) || mark.is === "url";
}

function readerOf(mark: Mark, agents: Agents): string | undefined {
  return agents.bestFor([...READ, ...nounsOfMark(mark), ...nounsOfEnding(mark)], (name) =>
    agents.speaksOf(name, mark),
  );
}

/** "read notes.md": the same place, and nothing else. */
function namesOnly(reading: Reading, { span }: Step, mark: Mark): boolean {
  const named = reading.marks.filter((each) => isReadable(each) && isWithin(each, span));
  return named.length > 0 && named.every((each) => textOf(reading, each) === textOf(reading, mark));
}

function stepOf(agent: string, { from, to }: Span, clause: Clause): Step {
  const span = { from, to };
  return {
    agent,
    clause,
    span,
    extras: [],
    shared: [],
    needs: new Set(),
    readers: [],
    shows: false,
    isReader: true,
  };
}
