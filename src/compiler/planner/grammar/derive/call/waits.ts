/** What a task waits for without taking anything of it, and what it should have taken. */
import {
  outputNotTaken,
  wordsNotUsed,
  type Diagnostic,
} from "../../../../../contract/diagnostics/index.ts";
import type { OutlineTask } from "../../../planner.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { placeOf } from "../tables.ts";
import { fieldsOf } from "../../link/fields.ts";
import { isCode } from "./codes.ts";
import { isMaterial } from "./shapes.ts";
import { readBy, type Source } from "./source.ts";
import type { Args } from "../../../../../contract/values.ts";

const ORDER = new Set(
  "then afterwards afterward next finally lastly after once following &".split(" "),
);

/** Whether the words that lead into a clause say that it comes after another. */
export function isOrdered({ tokens, sentences }: Reading, { from }: Span): boolean {
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  return tokens.slice(Math.max(begin, from - 4), from + 1).some(({ lower }) => ORDER.has(lower));
}

/**
 * Tasks that a task waits for: those that its words refer to, and those that it is said to follow; without those that it
 * takes something of, which are needed anyway.
 *
 * @param calls arguments of its own calls and of those added for it
 */
export function waitsOf(
  { needs, follows = [] }: OutlineTask,
  calls: readonly Args[],
  sources: readonly Source[],
  {
    tool,
    works,
    ordered,
  }: { readonly tool: ToolInfo; readonly works: boolean; readonly ordered: boolean },
): string[] {
  const read = new Set(calls.flatMap(readBy));
  // "Cancel K-31 and reschedule it": two changes of the same thing are made in the order that was said.
  const own = new Set(calls.flatMap(codesIn));
  const earlier = sources.filter(
    (source) =>
      !read.has(source.id) && (changesSame(tool, own, source) || looksAtChanged(tool, source)),
  );
  const waits = needs.filter((id) => {
    const source = sources.find((one) => one.id === id);
    if (source === undefined || read.has(id)) return false;
    // Who reads what the one that is meant has read, has what it waits for.
    if (ordered || follows.includes(id)) return ordered;
    return works && !readBy(source.args).some((each) => read.has(each));
  });
  // "Close A and B, then …": both.
  const all = waits.flatMap((id) => [
    id,
    ...sources.filter(({ beside }) => beside === id).map((one) => one.id),
  ]);
  return [...new Set([...all, ...earlier.map(({ id }) => id)])];
}

function changesSame(tool: ToolInfo, codes: ReadonlySet<string>, source: Source): boolean {
  const change = tool.effect !== "read" && source.tool.effect !== "read";
  return change && codesIn(source.args).some((code) => codes.has(code));
}

/** "Stop L-3. List the closed lifts.": what an agent shows, and what it changes, is done in the order that was said. */
function looksAtChanged(own: ToolInfo, { tool }: Source): boolean {
  // Who draws or saves what it is given looks at nothing else.
  const isGiven = [own, tool].some((one) => fieldsOf(one).some(isMaterial));
  return (
    !isGiven && own.agent === tool.agent && (own.effect === "read") !== (tool.effect === "read")
  );
}

/** "K-31", also in a list. */
function codesIn(args: Args): string[] {
  return Object.values(args)
    .flat()
    .filter((arg): arg is string => typeof arg === "string" && isCode(arg));
}

/** Of a task that presents several, those whose outputs it has no place for. */
export function notTaken(
  task: OutlineTask,
  tool: ToolInfo,
  waits: readonly string[],
  calls: readonly Args[],
  sources: readonly Source[],
): Diagnostic[] {
  const isReading = calls.some((args) => readBy(args).length > 0);
  const left = sources.filter(({ id, direct }) => isReading && direct && waits.includes(id));
  return left.map((from) =>
    outputNotTaken(
      { title: task.title, tool: tool.name, from: from.title, fromTool: from.tool.name },
      ...placesOf(task),
    ),
  );
}

const OBJECTS = new Set("it them these those both".split(" "));

/** "Mail it": a call that takes nothing of what is meant, and is not about the same thing ("weigh S4 and dilute it"). */
export function pointsAtNothing(
  reading: Reading,
  { from, to }: Span,
  tool: ToolInfo,
  calls: readonly Args[],
  sources: readonly Source[],
): Diagnostic[] {
  const pronoun =
    reading.tokens.slice(from + 1, to).findIndex(({ lower }) => OBJECTS.has(lower)) + 1;
  const meant = sources.find(({ direct }) => direct) ?? sources.at(-1);
  if (pronoun === 0 || meant === undefined || calls.some((args) => readBy(args).length > 0))
    return [];
  const given = (args: Args): string[] => Object.values(args).map((arg) => JSON.stringify(arg));
  const values = new Set(calls.flatMap(given));
  if (sources.some(({ args }) => given(args).some((value) => values.has(value)))) return [];
  const span = { from: from + pronoun, to: from + pronoun + 1 };
  return [
    wordsNotUsed(
      {
        words: reading.tokens[span.from]?.text ?? "",
        reason: `no argument of ${tool.name} takes what ${meant.tool.name} gives`,
        tools: [],
      },
      placeOf(reading, span),
    ),
  ];
}

function placesOf({ origin }: OutlineTask): Diagnostic["places"][number][] {
  return origin === undefined ? [] : [{ in: "query", start: origin[0], end: origin[1] }];
}
