/** What was planned of a text that stands for a part of a query, with the words and places of the query itself. */
import type { Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Bindings, Outline, OutlineTask } from "../../planner.ts";
import type { WordUse } from "../../explained.ts";
import type { Explained } from "../../explained.ts";
import { ownerOf } from "./group-tasks.ts";
import type { PiecedReading } from "./read-pieces.ts";

type Where = Pick<PiecedReading, "originIn">;

export function outlineInQuery(outline: Outline, query: string, where: Where): Outline {
  const { tasks, holders, diagnostics, ambiguous } = outline;
  return {
    tasks: tasks.map((task) => taskInQuery(task, query, where)),
    ...(holders && {
      holders: holders.map((holder) => ({
        ...holder,
        ...(holder.words && { words: usesInQuery(holder.words, where) }),
        ...(holder.origin && { origin: where.originIn(holder.origin) }),
      })),
    }),
    diagnostics: diagnosticsInQuery(diagnostics, where),
    ...(ambiguous && {
      ambiguous: ambiguous.map((one) => ({ ...one, origin: where.originIn(one.origin) })),
    }),
  };
}

function taskInQuery(task: OutlineTask, query: string, where: Where): OutlineTask {
  const origin = task.origin && where.originIn(task.origin);
  return {
    ...task,
    ...(origin && { origin, title: query.slice(...origin) || task.title }),
    ...(task.words && { words: usesInQuery(task.words, where) }),
  };
}

/** @param titles of the outline's tasks, in the words of the query */
export function bindingsInQuery(
  bindings: Bindings,
  titles: ReadonlyMap<string, string>,
  where: Where,
): Bindings {
  return {
    ...bindings,
    tasks: bindings.tasks.map((task) => ({
      ...task,
      title: titles.get(task.id) ?? titles.get(task.beside ?? ownerOf(task.id)) ?? task.title,
      ...(task.words && { words: usesInQuery(task.words, where) }),
    })),
    diagnostics: diagnosticsInQuery(bindings.diagnostics, where),
  };
}

export function explainedInQuery(explained: readonly Explained[], where: Where): Explained[] {
  return explained.map((one) => ({
    ...one,
    origin: where.originIn(one.origin),
    words: one.words.map((use) => ({ ...use, origin: where.originIn(use.origin) })),
    unused: one.unused.map((place) => where.originIn(place)),
  }));
}

/** Words that do not stand in the query became nothing. */
function usesInQuery(uses: readonly WordUse[], where: Where): WordUse[] {
  return uses
    .map((use) => ({ ...use, origin: where.originIn(use.origin) }))
    .filter(({ origin: [start, end] }) => start < end);
}

function diagnosticsInQuery(diagnostics: readonly Diagnostic[], where: Where): Diagnostic[] {
  return diagnostics.map((one) => ({
    ...one,
    places: one.places.map((place) => {
      if (place.in !== "query") return place;
      const [start, end] = where.originIn([place.start, place.end]);
      return { ...place, start, end };
    }),
  }));
}
