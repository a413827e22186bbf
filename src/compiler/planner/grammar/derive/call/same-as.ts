/** "On the same day", "the same room": what was said before for the same argument, or nothing at all. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { wordsNotUsed, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { Args } from "../../../../../contract/values.ts";
import { stemWord } from "../../../../language/stem.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { textOf } from "../step.ts";
import { placeOf } from "../tables.ts";
import type { Assigned } from "./assigned.ts";
import type { Source } from "./source.ts";

/** "The same" and the word for what it is. */
export interface SameAs extends Span {
  readonly stem: string;
}

const TIMES = new Set(["day", "date", "time", "hour", "moment"].map(stemWord));
const MOST_WORDS = 3;

export function saidTheSame({ tokens, marks }: Reading, spans: readonly Span[]): SameAs[] {
  const isQuoted = (at: number): boolean =>
    marks.some((mark) => mark.is === "quoted" && mark.from <= at && at < mark.to);
  return spans.flatMap(({ from, to }) =>
    tokens.slice(from, to).flatMap(({ lower }, i): SameAs[] => {
      const at = from + i;
      // "…, and at the same time block R5": both at once.
      const isBoth = tokens[at + 1]?.lower === "time" && at - from < 3;
      if (lower !== "same" || isQuoted(at) || isBoth) return [];
      let end = at + 1;
      while (
        end < Math.min(to, at + 1 + MOST_WORDS) &&
        tokens[end]?.kind === "word" &&
        !SMALL.test(tokens[end]?.lower ?? "")
      )
        end += 1;
      return [{ from: at, to: Math.max(end, at + 1), stem: tokens[at + 1]?.stem ?? "" }];
    }),
  );
}

const SMALL = /^(?:for|to|on|at|in|with|as|of|and|or|by|from|then|please|too|again)$/;

/** Whether an argument is what is said to be the same: a day of a date, a room of `room`. */
export function isSameOf({ stem }: SameAs, { names, format, said }: Field): boolean {
  const isTime = format?.startsWith("date") === true;
  return (
    names.includes(stem) ||
    (isTime && TIMES.has(stem)) ||
    (names.length === 1 && said.has(stem) && !isTime)
  );
}

/** What an earlier call was given for it; nothing where it was given several. */
export function givenBefore(
  same: readonly SameAs[],
  field: Field,
  sources: readonly Source[],
): Assigned | undefined {
  if (!same.some((one) => isSameOf(one, field)) || valuesBefore(field, sources).size > 1)
    return undefined;
  const before = sources.toReversed().flatMap(({ assigned }) => assigned);
  const found = before.find((one) => isAlike(one.field, field));
  return found && { ...found, field };
}

function isAlike(one: Field, field: Field): boolean {
  const isTime = field.format?.startsWith("date") === true && one.format === field.format;
  return one.kind === field.kind && (one.name === field.name || isTime);
}

/** What the last call that has such an argument was given for it, and those that were said with it. */
function valuesBefore(field: Field, sources: readonly Source[]): ReadonlySet<string> {
  const valuesOf = ({ tool, args }: Source): string[] =>
    fieldsOf(tool).flatMap((one) =>
      isAlike(one, field) && Object.hasOwn(args, one.name) ? [JSON.stringify(args[one.name])] : [],
    );
  const last = sources.findLast((source) => valuesOf(source).length > 0);
  const first = last?.beside ?? last?.id;
  return new Set(sources.filter(({ id, beside }) => (beside ?? id) === first).flatMap(valuesOf));
}

/** What is said to be the same, and is in no argument of the calls what it was before. */
export function notTheSame(
  reading: Reading,
  spans: readonly Span[],
  tool: ToolInfo,
  calls: readonly Args[],
  {
    sources,
    assigned,
  }: { readonly sources: readonly Source[]; readonly assigned: readonly Assigned[] },
): Diagnostic[] {
  return saidTheSame(reading, spans).flatMap((one) => {
    if (assigned.some(({ value }) => value.from <= one.from && one.from < value.to)) return [];
    const fields = fieldsOf(tool).filter((field) => isSameOf(one, field));
    const isOwn = ({ name }: Field): boolean =>
      assigned.some(
        ({ field, value }) =>
          field.name === name &&
          value.to <= one.from &&
          spans.some(({ from, to }) => from <= value.from && one.from < to),
      );
    const isBefore = (field: Field): boolean => {
      const values = valuesBefore(field, sources);
      return calls.every(
        ({ [field.name]: arg }) =>
          arg !== undefined &&
          (isReference(arg) || (values.size === 1 && values.has(JSON.stringify(arg)))),
      );
    };
    if (fields.some((field) => isOwn(field) || isBefore(field))) return [];
    const words = textOf(reading, one);
    return [
      wordsNotUsed(
        {
          words,
          reason: "which one that is, nothing before it says; say the value itself",
          tools: [tool.name],
        },
        placeOf(reading, one),
      ),
    ];
  });
}

function isReference(arg: unknown): boolean {
  return typeof arg === "object" && arg !== null && "$ref" in arg;
}
