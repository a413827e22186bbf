/** A mark as the value of an argument. */
import type { Mark, Period, Reading } from "../../read/reading.ts";
import { type Value, textOf } from "./value.ts";

/** The short label that a number has before it belongs to it: "no. 51". */
function labelledFrom({ tokens }: Reading, at: number): number {
  const before = tokens[at - 1]?.text === "." ? at - 2 : at - 1;
  return /^(?:no|nr|num)$/.test(tokens[before]?.text ?? "") ? before : at;
}

export function valueOfMark(reading: Reading, mark: Mark, aside: boolean): Value[] {
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
