/** Stretches of a clause that can be the value of an argument. */
import { isFunctionWord } from "../../link/function-words.ts";
import { currencyCode } from "../../link/implied.ts";
import { patternOfKind } from "../../link/mark-nouns.ts";
import { isGenericVerb, isOrder } from "../../link/verbs.ts";
import type { Mark, Reading, Span } from "../../read/reading.ts";
import { isOfDayBeside } from "./weekdays.ts";
import { valueOfMark } from "./value-of-mark.ts";
import { type Value, textOf } from "./value.ts";

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
