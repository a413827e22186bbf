/** What an argument is measured in, and amounts in it: 85 for "185 °F" where °C are taken, none where kilometres are. */
import { convert, getMeasureKind, MeasureKind } from "convert";
import units from "../read/units.json" with { type: "json" };
import { isFunctionWord } from "./function-words.ts";
import { currencyCode } from "./implied.ts";
import { wordsOfName } from "./identifier.ts";

/**
 * Of an argument, by its description and its name; `undefined` where it is not said, or several are.
 *
 * @param beside the names of all arguments: one of them may say the unit, or the currency
 */
export function unitOf(
  name: string,
  description: string,
  beside: readonly string[],
): string | undefined {
  const found = [...description.matchAll(SAID)].filter(([, text = ""]) => isMeasured(text));
  const isEither = found.some(({ 0: all, index }) =>
    /^,? or\b/u.test(description.slice(index + all.length)),
  );
  if (isEither) return undefined;
  const said = found.map(([, text = ""]) => text);
  const { words, unit } = wordsOfName(name);
  const [first, ...others] = [
    ...said,
    ...unit,
    ...words.slice(-1).filter((word) => word.length > 1),
  ].filter(isMeasured);
  if (first === undefined || others.some((each) => amountIn(1, each, first) !== 1))
    return undefined;
  const isTime = kindOf(plain(first)) === MeasureKind.Time;
  const saying = isMoney(first) ? /currenc/i : isTime ? undefined : /unit/i;
  return beside.some((one) => saying?.test(one)) ? undefined : first;
}

const SAID =
  /\b(?:in|of|many)\s+(?:the |a )?((?:degrees?\s)?[°\p{L}µμ%²³]+(?:\s?(?:\/|\bper\b)\s?\p{L}+)?)/giu;

/** `undefined` where one cannot be turned into the other. */
export function amountIn(amount: number, from: string, to: string): number | undefined {
  const [own, wanted] = [plain(from), plain(to)];
  if (own === wanted) return amount;
  const [over = "", under, ...more] = own.split("/");
  const [overWanted = "", underWanted, ...moreWanted] = wanted.split("/");
  if (more.length + moreWanted.length > 0) return undefined;
  const above = converted(amount, over, overWanted);
  if (under === undefined || underWanted === undefined)
    return under === underWanted ? above : undefined;
  const below = converted(1, under, underWanted);
  return above === undefined || below === undefined ? undefined : tidy(above / below);
}

/** Takes 5 for "5 %". */
export function isPercent({
  name,
  description,
}: {
  readonly name: string;
  readonly description: string;
}): boolean {
  return /percent|%/i.test(`${name} ${description}`);
}

/** Whether a word is a unit, or the name of a currency. */
function isMeasured(text: string): boolean {
  // Words of general English that are also abbreviations, as "a"; the letters of "I'm" and "don't" are units.
  if (isFunctionWord(text.toLowerCase()) && !/^[dmst]$/.test(text)) return false;
  return (
    isMoney(text) ||
    plain(text)
      .split("/")
      .some((part) => part.length > 0 && kindOf(part) !== undefined)
  );
}

function converted(amount: number, from: string, to: string): number | undefined {
  if (from === to) return amount;
  // "21 degrees" of what is taken in degrees Celsius.
  if (/^(?:deg|degrees?|°)$/.test(from) && kindOf(to) === MeasureKind.Temperature) return amount;
  // A month of no known year has thirty days, by custom; twelve make a year all the same.
  const [days, others] = [DAYS[from], DAYS[to]];
  if (days !== undefined && others !== undefined)
    return tidy((amount * Math.round(days / 30)) / Math.round(others / 30));
  if (days !== undefined && others === undefined) return converted(amount * days, "day", to);
  if (days === undefined && others !== undefined) {
    const inDays = converted(amount, from, "day");
    return inDays === undefined ? undefined : tidy(inDays / others);
  }
  const kind = kindOf(from);
  if (kind !== undefined && kind === kindOf(to))
    return tidy((convert as Convert)(amount, from).to(to));
  // Hundredths of the currency, whichever it is.
  return to === "cent" && isMoney(from)
    ? tidy(amount * 100)
    : from === "cent" && isMoney(to)
      ? tidy(amount / 100)
      : undefined;
}

const DAYS: Readonly<Record<string, number>> = { month: 30, quarter: 91, year: 365 };

type Convert = (amount: number, from: string) => { to(unit: string): number };

function kindOf(unit: string): number | undefined {
  try {
    return getMeasureKind(unit);
  } catch {
    return undefined;
  }
}

function isMoney(text: string): boolean {
  return currencyCode(text) !== undefined || /^cents?$/i.test(text);
}

/** As the library writes it: `mi/h` for "mph", `C` for "°C" and "degrees Celsius". */
function plain(text: string): string {
  const code = CURRENCY_SIGNS[text] ?? currencyCode(text);
  if (code !== undefined) return code;
  const unit = text
    .replaceAll("℃", "°C")
    .replaceAll("℉", "°F")
    .replace(/^degrees?\s+(?=\p{L})/iu, "")
    .replace(/\s*\bper\b\s*|\s*\/\s*/giu, "/");
  return (SHORT[unit.toLowerCase()] ?? unit).split("/").map(known).join("/");
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  units.money.signs.split(" ").map((pair) => pair.split(":")),
);

const SHORT: Readonly<Record<string, string>> = {
  mph: "mi/h",
  kmh: "km/h",
  kph: "km/h",
  mps: "m/s",
  cents: "cent",
  sec: "s",
  secs: "s",
  hrs: "h",
  hr: "h",
  mins: "min",
};

function known(unit: string): string {
  const lower = unit.toLowerCase();
  const forms = [
    lower.replace(/s$/, "") in DAYS ? lower.replace(/s$/, "") : unit,
    lower,
    lower.replace(/s$/, ""),
  ];
  return forms.find((form) => kindOf(form) !== undefined) ?? forms[2] ?? unit;
}

/** 85, and not 85.00000000000006. */
function tidy(amount: number): number {
  return Number(amount.toPrecision(12));
}
