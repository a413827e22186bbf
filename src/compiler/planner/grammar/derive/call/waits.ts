/** What a task waits for without taking anything of it, and what it should have taken. */
import { outputNotTaken, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { OutlineTask } from "../../../planner.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { readBy, type Source } from "./source.ts";
import type { Args } from "../../../../../contract/values.ts";

const ORDER = new Set("then afterwards afterward next finally lastly after once following &".split(" ")); // prettier-ignore

/** Whether the words that lead into a clause say that it comes after another. */
export function isOrdered({ tokens, sentences }: Reading, { from }: Span): boolean {
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  return tokens.slice(Math.max(begin, from - 4), from).some(({ lower }) => ORDER.has(lower));
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
  { works, ordered }: { readonly works: boolean; readonly ordered: boolean },
): string[] {
  const read = new Set(calls.flatMap(readBy));
  return needs.filter((id) => {
    const source = sources.find((one) => one.id === id);
    if (source === undefined || read.has(id)) return false;
    // Who reads what the one that is meant has read, has what it waits for.
    return follows.includes(id)
      ? ordered
      : works && !readBy(source.args).some((each) => read.has(each));
  });
}

const OBJECTS = new Set("it them these those both".split(" "));

/** Whether its words name a task's result and nothing else: "mail it". */
export function isPointing({ tokens }: Reading, { from, to }: Span): boolean {
  return tokens.slice(from + 1, to).some(({ lower }) => OBJECTS.has(lower));
}

/**
 * What the words of a task refer to, and it has no place for: of several that it presents, those that it does not take;
 * of "it", what is meant, unless the call is about the same thing ("weigh S4 and dilute it").
 */
export function notTaken(
  task: OutlineTask,
  tool: ToolInfo,
  pointing: boolean,
  waits: readonly string[],
  calls: readonly Args[],
  sources: readonly Source[],
): Diagnostic[] {
  const direct = sources.filter((source) => source.direct);
  const meant = direct.length > 0 ? direct : sources.slice(-1);
  const isReading = calls.some((args) => readBy(args).length > 0);
  const values = new Set(calls.flatMap((args) => Object.values(args).map((arg) => JSON.stringify(arg)))); // prettier-ignore
  const isAbout = ({ args }: Source): boolean =>
    Object.values(args).some((arg) => values.has(JSON.stringify(arg)));
  const left = isReading ? meant.filter(({ id }) => waits.includes(id)) : pointing && !meant.some(isAbout) ? meant : []; // prettier-ignore
  return left.map((from) => outputNotTaken({ title: task.title, tool: tool.name, from: from.title, fromTool: from.tool.name }, ...placesOf(task))); // prettier-ignore
}

function placesOf({ origin }: OutlineTask): Diagnostic["places"][number][] {
  return origin === undefined ? [] : [{ in: "query", start: origin[0], end: origin[1] }];
}
