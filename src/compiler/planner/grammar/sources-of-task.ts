/** What a task may take from those before it, and who takes what it gives. */
import { standApart } from "../arrange.ts";
import type { BoundTask, OutlineTask } from "../planner.ts";
import { formatStems } from "./derive/call/formats.ts";
import type { Source } from "./derive/call/source.ts";
import { type Binding } from "./binding.ts";

/** What the task that saves the result writes it as. */
export function formatsOf(
  { id }: OutlineTask,
  { request: { path }, reading: { marks } }: Binding,
): string[] {
  const spans = path.flatMap(({ needs, follows = [], clause }) =>
    needs.includes(id) && !follows.includes(id) && clause !== undefined ? [clause.span] : [],
  );
  return formatStems(
    marks.flatMap((mark) =>
      mark.is === "path" &&
      !mark.exists &&
      spans.some(({ from, to }) => mark.from >= from && mark.to <= to)
        ? [mark.path]
        : [],
    ),
  );
}

/** What is bound already, in the order of the path. */
export function sourcesOf(
  { id: reader, needs, follows = [] }: OutlineTask,
  { request, tasks, given }: Binding,
): Source[] {
  const { holders = [] } = request;
  const ownerOf = (one: BoundTask): string => one.beside ?? /^t\d+/.exec(one.id)?.[0] ?? one.id;
  const known = [...request.bound, ...tasks].filter(
    (one) => !standApart(holders, reader, ownerOf(one)),
  );
  const meant = new Set(needs.filter((id) => !follows.includes(id)));
  return known.map(({ id, title, tool, args, beside }, at) => ({
    id,
    title,
    tool,
    args,
    assigned: given.get(id) ?? [],
    direct: meant.has(beside ?? id),
    back: known.length - at,
    ...(beside !== undefined && { beside }),
  }));
}
