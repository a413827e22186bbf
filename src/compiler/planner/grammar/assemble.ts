/** Stage 2: the calls of a path's tasks, with their arguments and what they take from one another. */
import {
  argumentNotInQuery,
  noToolFits,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Args } from "../../../contract/values.ts";
import type { BindRequest, Bindings, BoundTask, TableQuestion } from "../planner.ts";
import { nested } from "./derive/call/argument.ts";
import type { Assigned } from "./derive/call/assigned.ts";
import { connectBest } from "./derive/call/connect.ts";
import { contextOf } from "./derive/call/context.ts";
import { callsOf } from "./derive/call/fan-out.ts";
import type { Source } from "./derive/call/references.ts";
import { unitsOf } from "./derive/call/units.ts";
import { placeOf } from "./derive/tables.ts";
import { wordsOfCall } from "./words.ts";
import { indexOf } from "./link/tools.ts";
import type { Reading, Span } from "./read/reading.ts";

export function bindCalls(request: BindRequest, reading: Reading): Bindings {
  const index = indexOf(request.tools);
  const tasks: BoundTask[] = [];
  const given = new Map<string, readonly Assigned[]>();
  const diagnostics: Diagnostic[] = [];
  const units = new Map(unitsOf(reading, request.open.filter(({ question }) => question === undefined), index).map((unit) => [unit.task.id, unit])); // prettier-ignore
  for (const open of request.open) {
    if (open.question !== undefined) {
      const tool = request.tools.find(
        ({ agent, takes }) => agent === open.agent && takes === "table query",
      );
      if (tool === undefined)
        diagnostics.push(noToolFits({ title: open.title, agent: open.agent, nearest: [] }));
      else
        tasks.push({
          id: open.id,
          title: open.title,
          tool,
          args: questionArgs(open.question),
          needs: [],
        });
      continue;
    }
    const unit = units.get(open.id);
    if (unit === undefined) continue;
    const { task, span, extras } = unit;
    const sources = tasks.toReversed().map(({ id, tool }, at): Source => ({
      id,
      tool,
      back: at + 1,
      assigned: given.get(id) ?? [],
    }));
    const found = connectBest(unit, sources, reading, index);
    if (found === undefined) {
      diagnostics.push(
        noToolFits({ title: task.title, agent: task.agent, nearest: [] }, placeOf(reading, span)),
      );
      continue;
    }
    const {
      derivation: best,
      connected: { assigned, references, producers, missing },
    } = found;
    for (const [at, producer] of producers.entries()) {
      const id = `${task.id}${String.fromCodePoint(97 + at)}`;
      tasks.push({
        id,
        title: task.title,
        tool: producer.tool,
        args: nested(producer.assigned),
        internal: true,
        needs: [],
      });
    }
    for (const { name: argument, description } of missing)
      diagnostics.push(argumentNotInQuery({ title: task.title, tool: best.tool.name, argument, ...(description !== "" && { description }), example: `${task.title}, ${argument} …` }, placeOf(reading, span))); // prettier-ignore
    given.set(task.id, assigned);
    const derivation = { ...best, assigned };
    const calls = callsOf(
      derivation,
      contextOf(reading, span, extras, best.tool, index),
      best.values,
    );
    // "Then" makes it wait, and hands nothing on.
    const [previous] = open.needs;
    const needs =
      followsInOrder(reading, span) && tasks.some(({ id }) => id === previous)
        ? [...open.needs]
        : [];
    for (const [at, args] of calls.entries()) {
      const id = at === 0 ? task.id : `${task.id}x${at}`;
      const all: Args = { ...args, ...references };
      tasks.push({
        id,
        title: task.title,
        tool: best.tool,
        args: all,
        needs,
        words: wordsOfCall(reading, assigned),
        ...(at > 0 && { beside: task.id }),
      });
    }
  }
  return { tasks, params: {}, diagnostics };
}

function questionArgs({ query, files: [file, ...others] }: TableQuestion): Args {
  return { file, ...(others.length > 0 && { files: others }), ...query } as Args;
}

const ORDER = new Set([
  "then",
  "afterwards",
  "afterward",
  "next",
  "finally",
  "lastly",
  "after",
  "once",
  "following",
]);

/** Whether the words that lead into a clause say that it comes after another. */
function followsInOrder({ tokens, sentences }: Reading, { from }: Span): boolean {
  const begin =
    sentences.find((sentence) => from >= sentence.from && from < sentence.to)?.from ?? from;
  return tokens.slice(Math.max(begin, from - 4), from).some(({ lower }) => ORDER.has(lower));
}
