/** Words that a value says without them being there: an amount in dollars speaks of money, kilometers of a distance. */
import { stemWord } from "../../../language/stem.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import { isSaving, savedBy } from "./saving.ts";

const stems = (words: string): readonly string[] => words.split(" ").map(stemWord);

const UNITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:k?m|cm|mm|km|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|mi|feet|foot|ft|inch(?:es)?|yards?)$/i,
    stems("distance length"),
  ],
  [
    /^(?:k?g|mg|lbs?|pounds?|ounces?|oz|tons?|tonnes?|kilo(?:gram)?s?|grams?)$/i,
    stems("weight mass"),
  ],
  [/^(?:°?[cf]|k|celsius|fahrenheit|kelvin|degrees?)$/i, stems("temperature")],
  [/^(?:l|ml|lit(?:er|re)s?|gallons?|cups?)$/i, stems("volume")],
];
const KINDS: Partial<Record<Mark["is"], readonly string[]>> = {
  money: stems("currency money"),
  mail: stems("email"),
  url: stems("website url"),
  path: stems("file"),
  duration: stems("time"),
};
const CURRENCIES: Readonly<Record<string, string>> = {
  dollar: "USD",
  euro: "EUR",
  yen: "JPY",
  yuan: "CNY",
  renminbi: "CNY",
  rupee: "INR",
  franc: "CHF",
  peso: "MXN",
  ruble: "RUB",
  krona: "SEK",
  krone: "NOK",
  zloty: "PLN",
  lira: "TRY",
  rand: "ZAR",
  baht: "THB",
  won: "KRW",
  sterling: "GBP",
  quid: "GBP",
};
const CODE =
  /^(?:USD|EUR|GBP|JPY|CNY|INR|CHF|CAD|AUD|NZD|MXN|RUB|SEK|NOK|DKK|PLN|TRY|ZAR|THB|KRW|BRL|SGD|HKD|BTC|ETH)$/;
const OF: Readonly<Record<string, string>> = {
  canadian: "CAD",
  australian: "AUD",
  "hong kong": "HKD",
  singapore: "SGD",
  british: "GBP",
  "new zealand": "NZD",
  us: "USD",
  american: "USD",
  japanese: "JPY",
  swiss: "CHF",
  chinese: "CNY",
  indian: "INR",
};

const SAVE = stemWord("save");

/** Stems that the marks of a stretch imply. */
export function impliedStems(reading: Reading, { from, to }: Span): string[] {
  const { marks, tokens } = reading;
  const found = new Set<string>();
  // "put it in out/x.md", and the "put" of "put the authors in out/x.md" alone.
  if ((to - from === 1 && isSaving(reading, from)) || savedBy(reading, { from, to }) !== undefined)
    found.add(SAVE);
  for (const mark of marks) {
    if (mark.from < from || mark.to > to) continue;
    for (const stem of KINDS[mark.is] ?? []) found.add(stem);
    if (mark.is !== "quantity") continue;
    for (const [pattern, words] of UNITS)
      if (pattern.test(mark.unit)) for (const word of words) found.add(word);
  }
  for (let at = from; at < to; at += 1) {
    const { lower = "", text = "" } = tokens[at] ?? {};
    if (CODE.test(text) || CURRENCIES[lower.replace(/s$/, "")] !== undefined)
      found.add(stemWord("currency"));
    for (const [pattern, words] of UNITS)
      if (lower.length > 3 && pattern.test(lower)) for (const word of words) found.add(word);
  }
  return [...found];
}

/** "Canadian dollars" is CAD. */
export function currencyCode(text: string): string | undefined {
  if (CODE.test(text)) return text;
  const words = text.toLowerCase().split(/\s+/);
  const noun = (words.at(-1) ?? "").replace(/s$/, "");
  const plain = CURRENCIES[noun] ?? (noun === "pound" ? "GBP" : undefined);
  if (plain === undefined) return undefined;
  return words.length > 1 ? (OF[words.slice(0, -1).join(" ").replace(/\.$/, "")] ?? plain) : plain;
}
