/** What a shape (`9.999,99 €`) may be as a number. */

export type DecimalSign = "." | ",";

export interface NumberReading {
  readonly integerDigits: number;
  readonly fractionDigits: number;
  readonly isGrouped: boolean;
  /** What stands between groups of three digits. */
  readonly group?: string;
}

export interface NumberShape {
  /** How it reads with either decimal sign; absent where it is no number with that sign. */
  readonly readings: Readonly<Partial<Record<DecimalSign, NumberReading>>>;
  /** `€`, `USD`, `%`, `kg`, as written. */
  readonly unit?: string;
  readonly hasFootnote: boolean;
  /** What an amount of money is a multiple of, in `£16.8M`. */
  readonly scale?: number;
  /** `12E4` may be a code; `1.2e4`, `12e4` and `12E+4` are numbers. */
  readonly exponent: "none" | "bare" | "written out";
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
/** Written after a number without a space between. */
const ATTACHED =
  /^(%|‰|[kmcµ]?g|[kcm]m|m²|km²|°|°[CF]|[kMG]?Wh|[kMGT]i?B|ms|px|km\/h|mph|ha|ml|kg|lb|oz|ft|hp|pp)$/;
/** Single letters that are units after a space. Others are parts of codes. */
const LETTERS = /^[mglsht]$/;
/** Words after a number that make something else of it. */
const NO_UNITS = /^(am|pm|a\.m\.|p\.m\.|bc|ad|bce|ce|uhr|st|nd|rd|th|k|b|to|or|and|bis|x|e)$/i;

const FOOTNOTE = /\s*(\[[\p{L}9]{1,3}\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)$/u;
const BLANK = "[ \\u00a0\\u2007\\u2009\\u202f]";
const SIGN = "[-−–+]";
const SYMBOL = "(?:[A-Z]{1,2}\\$|\\p{Sc}|kr\\.?|Fr\\.?|zł|Kč|Rs\\.?|[A-Z]{3})";

/** Places that are shared, `=4`, and places in a list, `#4`. */
const MARK = /^[#=](?=9)|(?<=9)=$/;
/** Behind an amount of money. */
export const SCALES: readonly [pattern: string, scale: number][] = [
  ["[kK]", 1e3],
  ["[mM]|mn|mln|[mM]io\\.?|[mM]illions?", 1e6],
  ["[bB]n?|[mM]rd\\.?|[bB]illions?", 1e9],
];

const BEFORE = new RegExp(`^(${SIGN}?)${BLANK}*(${SYMBOL})${BLANK}*(${SIGN}?)(?=[9.,])`, "u");
const AFTER = new RegExp(`(?<=[9.])(${BLANK}*)([\\p{L}\\p{Sc}%‰°µ²³$./]{1,15})(${SIGN}?)$`, "u");

/** `undefined` when it is no number whatever the decimal sign is. */
export function readNumberShape(
  shape: string,
  leadingZero: "none" | "fraction" | "padded",
): NumberShape | undefined {
  if (shape.length > 60) return undefined;
  let rest = shape.replace(FOOTNOTE, "");
  const hasFootnote = rest !== shape;
  rest = rest.replace(MARK, "");
  const inParentheses = /^\((.*)\)(%?)$/u.exec(rest);
  if (inParentheses !== null) rest = `${inParentheses[1]}${inParentheses[2]}`;
  const { text, unit, isUnit, scale } = withoutUnit(rest);
  if (!isUnit) return undefined;
  const signs = text.match(new RegExp(`^${SIGN}|(?<=9)${BLANK}*${SIGN}$`, "gu")) ?? [];
  if (signs.length > 1 || (signs.length === 1 && inParentheses !== null)) return undefined;
  const bare = text
    .replace(new RegExp(`^${SIGN}${BLANK}*`, "u"), "")
    .replace(new RegExp(`${BLANK}*${SIGN}$`, "u"), "");
  const power = /^(.*9\.?)[eE]([-−+]?)9{1,3}$/u.exec(bare);
  const mantissa = power?.[1] ?? bare;
  const readings: Partial<Record<DecimalSign, NumberReading>> = {};
  for (const sign of [".", ","] as const) {
    const reading = readMantissa(mantissa, sign, leadingZero);
    // A number with an exponent is a machine's: no groups, whatever its digits are.
    if (reading !== undefined && !(power !== null && reading.isGrouped)) readings[sign] = reading;
  }
  if (readings["."] === undefined && readings[","] === undefined) return undefined;
  return {
    readings,
    hasFootnote,
    ...(unit !== undefined && { unit }),
    ...(scale !== undefined && { scale }),
    exponent:
      power === null ? "none" : power[2] === "" && /^9+E/.test(bare) ? "bare" : "written out",
  };
}

function withoutUnit(shape: string): {
  text: string;
  unit?: string;
  isUnit: boolean;
  scale?: number;
} {
  const before = BEFORE.exec(shape);
  if (before !== null) {
    const [whole, sign = "", symbol = "", second = ""] = before;
    const isCurrency = !/^[A-Z]{3}$/.test(symbol) || CURRENCIES.has(symbol);
    const amount = shape.slice(whole.length);
    const found = SCALES.find(([pattern]) => new RegExp(`9 ?(?:${pattern})$`).test(amount));
    const bare = found === undefined ? amount : amount.replace(/ ?[a-zA-Z.]+$/, "");
    return {
      text: `${sign}${second}${bare}`,
      unit: symbol,
      isUnit: isCurrency,
      ...(found !== undefined && { scale: found[1] }),
    };
  }
  const after = AFTER.exec(shape);
  if (after === null) return { text: shape, isUnit: true };
  const [whole, blank = "", unit = "", sign = ""] = after;
  // `9.` and `9E9` have no unit; `12.` before a unit belongs to the number.
  if (/^[.]+$/.test(unit)) return { text: shape, isUnit: true };
  const isUnit =
    ATTACHED.test(unit) ||
    /^\p{Sc}$/u.test(unit) ||
    CURRENCIES.has(unit) ||
    (blank !== "" && !NO_UNITS.test(unit) && (unit.length > 1 || LETTERS.test(unit)));
  return { text: `${shape.slice(0, -whole.length)}${sign}`, unit, isUnit };
}

function readMantissa(
  text: string,
  decimal: DecimalSign,
  leadingZero: "none" | "fraction" | "padded",
): NumberReading | undefined {
  const point = text.lastIndexOf(decimal);
  const whole = point === -1 ? text : text.slice(0, point);
  const fraction = point === -1 ? "" : text.slice(point + 1);
  if (!/^9*$/.test(fraction) || (fraction === "" && whole === "")) return undefined;
  const integerDigits = whole.match(/9/g)?.length ?? 0;
  const reading = { integerDigits, fractionDigits: fraction.length };
  if (/^9*$/.test(whole)) {
    // 007 is a code; 007.50 is a number, whoever pads it.
    if (leadingZero === "padded" && point === -1) return undefined;
    return { ...reading, isGrouped: false };
  }
  const other = decimal === "." ? "," : ".";
  // A group never begins with a zero: 0.125 is no 125.
  if (leadingZero !== "none") return undefined;
  const separators = new Set(whole.replaceAll("9", ""));
  if (separators.size !== 1) return undefined;
  const [separator = ""] = separators;
  if (!`${other}'’ \u00a0\u2007\u2009\u202f`.includes(separator)) return undefined;
  const groups = whole.split(separator);
  const [first = "", ...others] = groups;
  const last = others.at(-1) ?? "";
  const western = /^9{1,3}$/.test(first) && others.every((group) => group === "999");
  const indian =
    separator === "," &&
    /^99?$/.test(first) &&
    last === "999" &&
    others.slice(0, -1).every((group) => group === "99");
  return western || indian ? { ...reading, isGrouped: true, group: separator } : undefined;
}
