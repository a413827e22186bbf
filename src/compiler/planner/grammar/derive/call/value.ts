/** Stretches of a clause that can be the value of an argument. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import { currencyCode } from "../../link/implied.ts";
import { patternOfKind } from "../../link/mark-nouns.ts";
import { isGenericVerb, isOrder } from "../../link/verbs.ts";
import type { Mark, Period, Reading, Span } from "../../read/reading.ts";
import { isOfDayBeside } from "./weekdays.ts";

export interface Value extends Span {
  /** What it is: a mark, or words that are none. */
  readonly is: Mark["is"] | "phrase" | "currency" | "unit";
  /** As it is written, without quotation marks. */
  readonly text: string;
  readonly number?: number;
  readonly unit?: string;
  readonly period?: Period;
  /** Of a day that is written in two ways: 3/4/2027. */
  readonly isEither?: boolean;
  /** With its scheme, where the text has none. */
  readonly url?: string;
  /** Of a time of day, in 24 hours. */
  readonly time?: string;
  readonly json?: unknown;
  /** Of a path: a folder. */
  readonly folder?: boolean;
  /** Of a length of time: counted from now, as "the last 60 days". */
  readonly relative?: boolean;
  /** Of what is also the name of a column: what its values are. */
  readonly type?: ColumnFacts["type"];
  /** The name that stands before it: `a` of `a=1`. */
  readonly named?: string;
  /** A time of day that its day is said with: no time of its own, but for what takes them apart. */
  readonly isOfDay?: boolean;
  /** A number in words: "two numbers" says how many there are more often than it is one. */
  readonly spelled?: boolean;
  /** It stands in a sentence that only says more. */
  readonly aside: boolean;
}

/** Longer phrases are values only in quotation marks. */
const LONGEST = 7;
/** Within a phrase: "the Lord of the Rings", "arts and crafts". */
const WHOLE: ReadonlySet<string> = new Set([
  "quoted",
  "path",
  "url",
  "mail",
  "code",
  "time",
  "clock",
  "formula",
  "command",
  "parameter",
  "glob",
]);
const INNER = new Set(["of", "and", "the", "for", "in", "to", "&", "'s", "on", "with", "a"]);

export function valuesOf(reading: Reading, span: Span, extras: readonly Span[]): Value[] {
  return [
    ...valuesIn(reading, span, false),
    ...extras.flatMap((extra) => valuesIn(reading, extra, true)),
  ];
}

function valuesIn(reading: Reading, span: Span, aside: boolean): Value[] {
  const { tokens, marks } = reading;
  const inside = marks.filter(
    ({ from, to, is }) =>
      from >= span.from && to <= span.to && !(is === "quoted" && to - from > 0.8 * tokens.length),
  );
  // Of some, no part is a value of its own.
  const solid = new Map<number, Mark>();
  for (const mark of inside) {
    if (!WHOLE.has(mark.is)) continue;
    for (let at = mark.from; at < mark.to; at += 1)
      if (!solid.has(at) || mark.is === "quoted") solid.set(at, mark);
  }
  const isOfQuantity = ({ is, from, to }: Mark): boolean =>
    is === "number" &&
    inside.some(
      (mark) =>
        (mark.is === "quantity" || mark.is === "percent") && mark.from === from && mark.to > to,
    );
  const isPart = ({ is, from, to }: Mark): boolean => {
    const whole = solid.get(from);
    return (
      whole !== undefined &&
      !(whole.from === from && whole.to === to) &&
      to <= whole.to &&
      !((is === "time" || is === "clock") && whole.is === "time") &&
      is !== "json"
    );
  };
  // "Correlate GOOG with": what is to be done is no part of a name, and the value of nothing.
  const order = isOrder(tokens[span.from]?.lower, tokens[span.from + 1]?.lower)
    ? span.from
    : undefined;
  const own = inside.filter(
    (mark) =>
      !isPart(mark) &&
      !isOfDayBeside(reading, mark) &&
      !isOfQuantity(mark) &&
      !(mark.is === "name" && mark.from === order && mark.to - mark.from > 1) &&
      !(mark.is === "path" && inside.some(({ is, from }) => is === "glob" && from === mark.from)),
  );
  const values = [
    ...own.flatMap((mark) => valueOfMark(reading, mark, aside)),
    ...joined(reading, own, span, aside),
  ];
  for (let from = span.from; from < span.to; from += 1) {
    const pattern = patternOfKind(tokens[from]?.lower ?? "", tokens[from + 1]?.stem ?? "");
    if (pattern !== undefined)
      values.push({ from, to: from + 1, is: "glob", text: pattern, aside });
    if (!canBegin(reading, from) || isLabel(reading, from) || solid.has(from) || from === order)
      continue;
    for (let to = from + 1; to <= Math.min(span.to, from + LONGEST); to += 1) {
      const token = tokens[to - 1];
      if (token === undefined || solid.has(to - 1)) break;
      if (
        token.kind === "sign" &&
        token.text !== "&" &&
        !(token.text === "." && to - from < 3) &&
        !/^[/+-]$/.test(token.text)
      )
        break;
      const isSmall = token.kind === "sign" || isFunctionWord(token.lower);
      if (isSmall && !INNER.has(token.lower) && token.kind !== "sign") break;
      if (isSmall) continue;
      if (
        inside.some(
          (mark) =>
            mark.from === from &&
            mark.to === to &&
            mark.is !== "json" &&
            mark.is !== "time" &&
            mark.is !== "column",
        )
      )
        continue;
      const text = textOf(reading, from, to);
      const isCapital =
        from > span.from && tokens.slice(from, to).every((one) => /^[\p{Lu}\d.&]/u.test(one.text));
      values.push({ from, to, is: isCapital ? "name" : "phrase", text, aside });
      const currency = to - from < 4 ? currencyCode(text) : undefined;
      if (currency !== undefined) values.push({ from, to, is: "currency", text: currency, aside });
    }
  }
  const columns = own.filter((mark) => mark.is === "column");
  return values.map((value) => {
    const same = columns.find(({ from, to }) => from === value.from && to === value.to);
    return same === undefined ? value : { ...value, type: same.type };
  });
}

/** "Denver, Colorado", "Samsung Galaxy S21", "iPhone 12": names that go on. */
function joined(reading: Reading, marks: readonly Mark[], span: Span, aside: boolean): Value[] {
  const { tokens } = reading;
  return marks.flatMap((mark): Value[] => {
    if (mark.is !== "name" && mark.is !== "code") return [];
    const next = (at: number) =>
      marks.find(
        ({ from, is }) => from === at && (is === "name" || is === "code" || is === "number"),
      );
    const after = next(mark.to);
    const found: Value[] = [];
    const add = (to: number): void => {
      found.push({ from: mark.from, to, is: "name", text: textOf(reading, mark.from, to), aside });
    };
    if (after !== undefined && after.to <= span.to) add(after.to);
    const comma =
      tokens[mark.to]?.text === "," && mark.is === "name" ? next(mark.to + 1) : undefined;
    // A third one makes it a list.
    const isList =
      ["and", "or", ","].includes(tokens[comma?.to ?? -1]?.lower ?? "") &&
      next((comma?.to ?? 0) + 1) !== undefined;
    const before =
      tokens[mark.from - 1]?.text === "," &&
      marks.some(({ to, is }) => to === mark.from - 1 && is === "name");
    if (comma?.is === "name" && !isList && !before) add(comma.to);
    return found;
  });
}

function canBegin({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.kind !== "sign" &&
    !isFunctionWord(token.lower) &&
    !(isGenericVerb(token.lower) && !/^\p{Lu}/u.test(token.text))
  );
}

/** "Number 51", "no. 51": how a number is announced, and no part of it. */
function isLabel({ tokens }: Reading, at: number): boolean {
  const next = tokens[at + 1]?.text === "." ? at + 2 : at + 1;
  return (
    /^(?:number|no|nr|num)$/.test(tokens[at]?.text ?? "") &&
    /^\p{Lu}{0,4}[-_]?\d/u.test(tokens[next]?.text ?? "")
  );
}

/** The short label that a number has before it belongs to it: "no. 51". */
function labelledFrom({ tokens }: Reading, at: number): number {
  const before = tokens[at - 1]?.text === "." ? at - 2 : at - 1;
  return /^(?:no|nr|num)$/.test(tokens[before]?.text ?? "") ? before : at;
}

export function textOf({ query, tokens }: Reading, from: number, to: number): string {
  // "Ethereum's": of whom or what, and no part of the name.
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replace(/['’]s$/u, "");
}

function valueOfMark(reading: Reading, mark: Mark, aside: boolean): Value[] {
  const { from, to } = mark;
  const written = textOf(reading, from, to);
  const base = { from, to, is: mark.is, text: written, aside };
  switch (mark.is) {
    case "quoted":
      return [{ ...base, text: mark.text, ...numberIn(mark.text), ...dayIn(mark.text) }];
    case "formula":
    case "code": {
      // `a=1`
      const [, name, right = ""] = /^(\p{L}\w*)\s*=\s*(\S+)$/u.exec(mark.text) ?? [];
      return [
        name === undefined
          ? { ...base, text: mark.text }
          : { ...base, text: right, named: name, ...numberIn(right) },
      ];
    }
    case "name":
      return [{ ...base, text: mark.text.replace(/['’]s$/u, "") }];
    case "path":
      return [{ ...base, text: mark.path, folder: mark.folder }];
    case "url":
      return [{ ...base, url: mark.url }];
    case "glob":
      return [{ ...base, text: mark.pattern }];
    case "mail":
      return [{ ...base, text: mark.address }];
    case "number": {
      const spelled = /^\p{L}/u.test(written) || mark.ordinal === true;
      return [
        {
          ...base,
          from: labelledFrom(reading, from),
          number: mark.value,
          ...(spelled && { spelled }),
        },
      ];
    }
    case "percent":
      return [{ ...base, number: mark.value }];
    case "quantity":
      return [
        { ...base, number: mark.value, unit: mark.unit },
        { ...base, is: "unit", text: mark.unit },
      ];
    case "money":
      return [
        { ...base, number: mark.value, unit: mark.currency },
        { ...base, is: "currency", text: mark.currency },
      ];
    case "duration":
      return [{ ...base, number: mark.count, unit: mark.unit }];
    case "json":
      return [{ ...base, json: mark.value }];
    case "range": {
      // "lamps 1 to 4" are four of them.
      const count = mark.high - mark.low + 1;
      const isCounted = Number.isInteger(mark.low) && Number.isInteger(count) && count <= 50;
      return [
        {
          ...base,
          ...(isCounted && { json: Array.from({ length: count }, (_, i) => mark.low + i) }),
        },
      ];
    }
    case "time": {
      const { period } = mark;
      const year =
        period.unit === "year" && period.from !== undefined
          ? { number: Number(period.from.slice(0, 4)) }
          : {};
      // "the next 20 years" is a time, and 20 years; "the 19th century" is one with a number.
      const [, count = "1", unit] =
        /^(?:the |over the |for the )?(?:next|last|past|coming|previous|upcoming)\s+(?:(\S+)\s+)?(\p{L}+)/iu.exec(
          written,
        ) ?? [];
      const number = WORDS.indexOf(count) + 1 || Number(count);
      const length =
        unit === undefined || !(number > 0)
          ? []
          : [
              {
                ...base,
                is: "duration" as const,
                relative: true,
                number,
                unit: unit.toLowerCase().replace(/s$/, ""),
                text: written.replace(/^(?:(?:for|over|during|in|within) )?the /iu, ""),
              },
            ];
      const century = /(\d+)(?:st|nd|rd|th) century/i.exec(written)?.[1];
      if (century !== undefined) return [{ ...base, period, number: Number(century) }];
      const isEither = reading.marks.some(
        (other) =>
          other.is === "time" &&
          other !== mark &&
          other.from === from &&
          other.to === to &&
          other.period.from !== period.from,
      );
      return [{ ...base, period, ...(isEither && { isEither }), ...year }, ...length];
    }
    case "clock":
      return [
        {
          ...base,
          time: mark.time,
          ...(reading.marks.some(
            (other) => other.is === "time" && other.from < from && other.to >= to,
          ) && { isOfDay: true }),
        },
      ];
    case "parameter":
      return [{ ...base, text: `{${mark.name}}` }];
    case "column":
      return [{ ...base, text: mark.name, type: mark.type }];
    default:
      return [base];
  }
}

const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

function numberIn(text: string): { number?: number } {
  const value = Number(text.replaceAll(",", ""));
  return text.trim() !== "" && Number.isFinite(value) ? { number: value } : {};
}

function dayIn(text: string): { period?: Period } {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? { period: { from: text, to: text, unit: "day" } } : {};
}
