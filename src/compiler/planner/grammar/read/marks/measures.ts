/** Numbers, and what they are with what stands at them: "4000 lbs", "60 miles per hour", "20 %", "6 months", "$1.5M". */
import type { Draft } from "../draft.ts";
import { digits, numberAt } from "../numbers.ts";
import type { Mark } from "../reading.ts";
import { isUnit, isUnitOfTime, unitOfTime } from "../units.ts";
import { findFrom } from "../walk.ts";
import { durationAt } from "./durations.ts";
import { moneyAt } from "./money.ts";

/** Letters that are units only where the number is glued to them; the first four behind a blank as well. */
const LETTER = /^(?:[mgltcfkvawjnb]|in|cc)$/;
const SPACED = /^[mglt]$/;
const SQUARE = /^(?:square|cubic|sq|cu|light|nautical|fluid|metric)$/;
const DEGREES =
  /^(?:°(?:c|f|k|celsius|fahrenheit)|degrees?(?:c|f|celsius|fahrenheit|kelvin|north|south|east|west))$/;
const SIGN = /^(?:°|Ω|Å|μm|µm|µg|μg|kΩ|℃|℉|″|′)$/u;
const UNDER = /^(?:seconds?|sec|s|hours?|hr|h|minutes?|min|day|week|month|year)$/;

export function measures(draft: Draft): Mark[] {
  const { tokens } = draft;
  const numbers = [...findFrom(draft, (at) => numberAt(draft, at))];
  const durations = [...findFrom(draft, (at) => durationAt(draft, at))];
  return [
    ...numbers.flatMap(({ from, to, value, ordinal }): Mark[] => {
      const marks: Mark[] = [];
      if (!isPartOfWord(draft, from, to))
        marks.push({ from, to, is: "number", value, ...(ordinal && { ordinal }) });
      // "5m": five million, and five metres; "5b": five bytes.
      const letter = to === from + 2 ? (tokens[to - 1]?.text ?? "") : "";
      const alone = digits(tokens[from]?.text ?? "");
      if (/^[mbT]$/.test(letter)) marks.push({ from, to: from + 1, is: "number", value: alone });
      if (ordinal === true) return marks;
      const isLetter = /^(?:mm?|b|K|T)$/.test(letter);
      // "Half a tonne".
      const isHalf = draft.says(from, "half") && to === from + 1 && /^an?$/.test(draft.lower(to));
      const unit = isLetter ? from + 1 : isHalf ? to + 1 : to;
      const end = endOfUnit(draft, unit);
      const text = draft.query.slice(tokens[unit]?.start, tokens[(end ?? 0) - 1]?.end);
      if (end !== undefined)
        marks.push({ from, to: end, is: "quantity", value: isLetter ? alone : value, unit: text });
      const money = moneyAt(draft, from, { to, value });
      if (money !== undefined) marks.push(money);
      const percent = wordsOfPercent(draft, to);
      if (percent > 0) marks.push({ from, to: to + percent, is: "percent", value });
      return marks;
    }),
    ...ones(draft),
    ...durations.map(({ from, to, count, unit }): Mark => ({
      from,
      to,
      is: "duration",
      count,
      unit,
    })),
  ];
}

/** Behind these "a tonne" is an amount, and not any of them. */
const COMPARED = /^(?:over|under|above|below|than|least|most|exceeding|within)$/;

function ones(draft: Draft): Mark[] {
  const { lower, query, tokens } = draft;
  return tokens.flatMap(({ lower: word }, at): Mark[] => {
    if (!/^an?$/.test(word) || !COMPARED.test(lower(at - 1))) return [];
    const to = endOfUnit(draft, at + 1);
    const unit = query.slice(tokens[at + 1]?.start, tokens[(to ?? 0) - 1]?.end);
    return to === undefined ? [] : [{ from: at, to, is: "quantity", value: 1, unit }];
  });
}

/** "two-factor", "one-way": a number in words that a hyphen joins to something that is not counted. */
function isPartOfWord({ tokens, lower }: Draft, at: number, to: number): boolean {
  const next = tokens[to];
  const isJoined = next?.glued === true && next.kind === "word" && !isUnitOfTime(lower(to));
  return isJoined && tokens[at]?.kind === "word";
}

/** How many tokens say that it is a part of a hundred. */
function wordsOfPercent({ says, lower }: Draft, at: number): number {
  if (/^(?:%|％|percent|pct)$/.test(lower(at))) return 1;
  const isPoints = says(at, "percentage") && /^points?$/.test(lower(at + 1));
  return isPoints || says(at, "per", "cent") ? 2 : 0;
}

/** The token after the unit that begins at one. */
function endOfUnit(draft: Draft, at: number): number | undefined {
  const { lower, tokens } = draft;
  const [word, next] = [lower(at), lower(at + 1)];
  const { text = "", glued = false } = tokens[at] ?? {};
  if (DEGREES.test(word + next)) return at + 2;
  if (SQUARE.test(word))
    return isUnit(next) || /^(?:m|years?)$/.test(next) ? perTime(draft, at + 2) : undefined;
  if (isUnit(word) || (LETTER.test(word) && (glued || SPACED.test(text))))
    return perTime(draft, at + 1);
  return SIGN.test(text) ? at + 1 : undefined;
}

/** "miles per hour", "km/h", "kg/m²" */
function perTime({ lower, tokens }: Draft, at: number): number {
  const under = lower(at + 1);
  const isPer = lower(at) === "per" && (UNDER.test(under) || /^(?:gallon|liter)$/.test(under));
  const isSlash = lower(at) === "/" && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
  const isUnder = isUnit(under) || unitOfTime(under) !== undefined || LETTER.test(under);
  return isPer || (isSlash && isUnder) ? at + 2 : at;
}
