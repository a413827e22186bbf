/** Reads and checks a reply of stage 1. */
import {
  modelLeftOut,
  modelPlannedNothing,
  type Diagnostic,
  type Place,
} from "../../../../contract/diagnostics/index.ts";
import { oneLine, sentence } from "../../../../model/one-line.ts";
import type { Outline, OutlineHolder, OutlineRequest, OutlineTask } from "../../planner.ts";
import type { Reading } from "../ask.ts";
import { checkHolders } from "../check-holders.ts";
import { checkOutline } from "../check-outline.ts";
import { locateQuote } from "../locate-quote.ts";
import { placeOfBlock, type SuggestedKind } from "../suggested-kinds.ts";
import { readNeeds } from "./needs.ts";
import type { OutlineReply } from "./outline-reply.ts";

export type Outlined = Pick<Outline, "tasks" | "holders">;

export function readOutline(
  reply: OutlineReply,
  request: OutlineRequest,
  kinds: readonly SuggestedKind[],
  model: string,
): Reading<Outlined> {
  const { query } = request;
  const tasks = reply.tasks.map(({ agent, ...task }): OutlineTask => {
    return { ...headOf(task, query), agent };
  });
  const holders = reply.groups.map(({ kind, ...group }): OutlineHolder => {
    return { ...headOf(group, query), kind, blocks: blocksIn(group.id, reply) };
  });
  const remarks = reply.left_out.map((left) => leftOut(left, query));
  const reason = sentence(reply.reason);
  // Nothing, with a reason, is an answer: asking again would make the model invent something.
  if (tasks.length === 0 && (reason !== "" || remarks.length > 0)) {
    const why = reason === "" ? "it leaves out all of it" : reason;
    return {
      result: { tasks: [] },
      mistakes: [],
      remarks: [...remarks, modelPlannedNothing({ model, reason: why })],
    };
  }
  return {
    result: { tasks, ...(holders.length > 0 && { holders }) },
    mistakes: [
      ...checkOutline(tasks, holders, request),
      ...checkHolders([...reply.tasks, ...reply.groups], holders, kinds),
    ],
    remarks,
  };
}

function leftOut({ quote, reason }: OutlineReply["left_out"][number], query: string): Diagnostic {
  const span = locateQuote(query, quote);
  const places: Place[] = span === undefined ? [] : [{ in: "query", start: span[0], end: span[1] }];
  return modelLeftOut({ words: oneLine(quote), reason: sentence(reason) }, ...places);
}

function headOf(
  { id, title, needs, priority, quote }: Omit<OutlineReply["tasks"][number], "agent">,
  query: string,
) {
  const origin = locateQuote(query, quote);
  return { id, title: oneLine(title), ...readNeeds(needs), priority, ...(origin && { origin }) };
}

/** Calls stand before the groups of the same block, unless these are to come first: then a call needs one. */
function blocksIn(holder: string, { tasks, groups }: OutlineReply): OutlineHolder["blocks"] {
  const members = [...tasks, ...groups].filter(({ within }) => within === holder);
  const byBlock = Map.groupBy(inOrder(members), ({ block }) => block);
  return [...byBlock]
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([block, all]) => ({ at: placeOfBlock(block), ids: all.map(({ id }) => id) }));
}

type Member = Pick<OutlineReply["tasks"][number], "id" | "needs" | "block">;

/** Each after those of the same block that it needs; else as they are given. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const placed: Member[] = [];
  const place = (member: Member, onWay: readonly Member[]): void => {
    if (placed.includes(member) || onWay.includes(member)) return;
    const { needs } = readNeeds(member.needs);
    for (const other of members) if (needs.includes(other.id)) place(other, [...onWay, member]);
    placed.push(member);
  };
  for (const member of members) place(member, []);
  return placed;
}
