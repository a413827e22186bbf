/** Stage 1 with a model: it sees the query and one line per agent, and answers with tasks. */
import { z } from "zod";
import { modelLeftOut, type Diagnostic, type Place } from "../../../contract/diagnostics/index.ts";
import { priorities } from "../../../contract/plan.ts";
import { taskIdPattern } from "../../../contract/values.ts";
import type { Model } from "../../../model/index.ts";
import { oneLine, sentence } from "../../../model/one-line.ts";
import type { Outline, OutlineHolder, OutlineRequest, OutlineTask } from "../planner.ts";
import { ask, type Reading } from "./ask.ts";
import { checkHolders } from "./check-holders.ts";
import { checkOutline } from "./check-outline.ts";
import { locateQuote } from "./locate-quote.ts";
import { placeOfBlock, suggestedKinds, type SuggestedKind } from "./suggested-kinds.ts";

const idSchema = z.string().refine((id) => taskIdPattern.test(id), {
  error: "an id has letters, digits, - and _ only, and begins with a letter",
});

const common = {
  id: idSchema,
  quote: z.string().default(""),
  title: z.string(),
  needs: z.array(z.string()).default([]),
  priority: z.enum(priorities).default("medium"),
};
const leftOut = z.array(z.object({ quote: z.string(), reason: z.string() })).default([]);

/** Names are enumerations in what the model is held to, and any text in what is understood. */
interface Names {
  readonly agent: z.ZodType<string>;
  readonly kind: z.ZodType<string>;
  readonly block: z.ZodType<string>;
}

/** Where a task stands; both empty: in no other task. */
const position = ({ block }: Pick<Names, "block">) => ({
  within: z.string().default(""),
  block: block.default(""),
});

const callsSchema = ({ agent }: Pick<Names, "agent">) =>
  z.object({ tasks: z.array(z.object({ ...common, agent })), left_out: leftOut });

const nestedSchema = (names: Names) =>
  z.object({
    tasks: z.array(z.object({ ...common, agent: names.agent, ...position(names) })),
    groups: z.array(z.object({ ...common, kind: names.kind, ...position(names) })).default([]),
    left_out: leftOut,
  });
type Reply = z.output<ReturnType<typeof nestedSchema>>;

type Tasks = Pick<Outline, "tasks" | "holders">;

export async function outlineWithModel(model: Model, request: OutlineRequest): Promise<Outline> {
  const { query, agents, maxTasks, examples = [] } = request;
  const kinds = suggestedKinds(query);
  const agent = z.enum(agents.map(({ name }) => name));
  const kind = z.enum(kinds.map(({ name }) => name));
  const block = z.enum(["", ...new Set(kinds.flatMap(({ blocks }) => blocks))]);
  const { result, diagnostics } = await ask<Reply, Tasks>(model, {
    name: "outline",
    prompt: "outline",
    facts: { query, agents, maxTasks, kinds, examples },
    asked: kinds.length === 0 ? callsSchema({ agent }) : nestedSchema({ agent, kind, block }),
    understood: nestedSchema({ agent: z.string(), kind: z.string(), block: z.string() }),
    read: (reply) => readReply(reply, request, kinds),
  });
  return { tasks: [], ...result, diagnostics };
}

function readReply(
  reply: Reply,
  request: OutlineRequest,
  kinds: readonly SuggestedKind[],
): Reading<Tasks> {
  const { query } = request;
  const tasks = reply.tasks.map(({ agent, ...task }): OutlineTask => {
    return { ...headOf(task, query), agent };
  });
  const holders = reply.groups.map(({ kind, ...group }): OutlineHolder => {
    return { ...headOf(group, query), kind, blocks: blocksIn(group.id, reply) };
  });
  const remarks = reply.left_out.map(({ quote, reason }): Diagnostic => {
    const span = locateQuote(query, quote);
    const places: Place[] =
      span === undefined ? [] : [{ in: "query", start: span[0], end: span[1] }];
    return modelLeftOut({ words: oneLine(quote), reason: sentence(reason) }, ...places);
  });
  return {
    result: { tasks, ...(holders.length > 0 && { holders }) },
    mistakes: [
      ...checkOutline(tasks, holders, request),
      ...checkHolders([...reply.tasks, ...reply.groups], holders, kinds),
    ],
    remarks,
  };
}

function headOf(
  { id, title, needs, priority, quote }: Omit<Reply["tasks"][number], "agent">,
  query: string,
) {
  const origin = locateQuote(query, quote);
  return {
    id,
    title: oneLine(title),
    needs: [...new Set(needs)],
    priority,
    ...(origin && { origin }),
  };
}

/** Calls stand before the groups of the same block, unless these are to come first: then a call needs one. */
function blocksIn(holder: string, { tasks, groups }: Reply): OutlineHolder["blocks"] {
  const members = [...tasks, ...groups].filter(({ within }) => within === holder);
  const byBlock = Map.groupBy(inOrder(members), ({ block }) => block);
  return [...byBlock]
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([block, all]) => ({ at: placeOfBlock(block), ids: all.map(({ id }) => id) }));
}

/** Each after those of the same block that it needs; else as they are given. */
function inOrder<T extends { readonly id: string; readonly needs: readonly string[] }>(
  members: readonly T[],
): readonly T[] {
  const placed: T[] = [];
  const place = (member: T, onWay: readonly T[]): void => {
    if (placed.includes(member) || onWay.includes(member)) return;
    for (const other of members)
      if (member.needs.includes(other.id)) place(other, [...onWay, member]);
    placed.push(member);
  };
  for (const member of members) place(member, []);
  return placed;
}
