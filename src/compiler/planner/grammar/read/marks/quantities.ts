/** Numbers with their units, as written: `4000 lbs`, `10km`, `20 degrees Celsius`, `60 miles per hour`. */
import type { Draft } from "../draft.ts";
import { digits } from "../number-at.ts";
import type { NumberAt } from "../number-words.ts";
import type { Mark } from "../reading.ts";
import { isUnit, unitOfTime } from "../units.ts";

/** Letters that are units only where the number is glued to them; the first three behind a blank as well. */
const LETTER = /^(?:[mgltcfkvawjnb]|in|cc)$/;
const SPACED = /^[mgl]$/;
const SQUARE = /^(?:square|cubic|sq|cu|light|nautical|fluid|metric)$/;
const DEGREES =
  /^(?:°(?:c|f|k|celsius|fahrenheit)|degrees?(?:c|f|celsius|fahrenheit|kelvin|north|south|east|west))$/;
const SIGN = /^(?:°|Ω|Å|μm|µm|µg|μg|kΩ|℃|℉|″|′)$/u;
const UNDER = /^(?:seconds?|sec|s|hours?|hr|h|minutes?|min|day|week|month|year)$/;

export function quantityAt(draft: Draft, from: number, number: NumberAt): Mark | undefined {
  const { tokens, query } = draft;
  // "5m" and "5b" are five metres and five bytes as well as millions.
  const isLetter =
    number.to === from + 2 && /^(?:mm?|b|K|T)$/.test(tokens[number.to - 1]?.text ?? "");
  const value = isLetter ? digits(tokens[from]?.text ?? "") : number.value;
  const start = isLetter ? from + 1 : number.to;
  const to = endOfUnit(draft, start);
  if (to === undefined) return undefined;
  const unit = query.slice(tokens[start]?.start, tokens[to - 1]?.end);
  return { from, to, is: "quantity", value, unit };
}

/** The token after the unit that begins at one. */
function endOfUnit(draft: Draft, at: number): number | undefined {
  const { lower, tokens } = draft;
  const [word, next] = [lower(at), lower(at + 1)];
  if (DEGREES.test(word + next)) return at + 2;
  if (SQUARE.test(word)) return isUnit(next) || /^(?:m|years?)$/.test(next) ? perTime(draft, at + 2) : undefined; // prettier-ignore
  const { text = "", glued = false } = tokens[at] ?? {};
  const isLetter = LETTER.test(word) && (glued || SPACED.test(text));
  if (isUnit(word) || isLetter) return perTime(draft, at + 1);
  return SIGN.test(text) ? at + 1 : undefined;
}

/** "miles per hour", "km/h", "kg/m²" */
function perTime({ lower, tokens }: Draft, at: number): number {
  const under = lower(at + 1);
  const isSlash = lower(at) === "/" && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
  const isUnder = isSlash
    ? UNDER.test(under) || isUnit(under) || unitOfTime(under) !== undefined || LETTER.test(under)
    : lower(at) === "per" && (UNDER.test(under) || under === "gallon" || under === "liter");
  return isUnder ? at + 2 : at;
}
