/** The words of a name that a machine gave: `delivery_days`, `TotalAmount`, `Mass (kg)`. */
import { stemWord } from "../../../language/stem.ts";

export interface NameWords {
  /** Stems of its words, in order, without units in brackets. */
  readonly stems: readonly string[];
  /** The words themselves, in lower case. */
  readonly words: readonly string[];
  /** What stands in brackets. */
  readonly unit: readonly string[];
}

/** At the end of a name, they say what its values are measured in. */
const UNITS = new Set(
  (
    "kg g mg lb lbs oz t km m cm mm mi ft in h hr hrs min mins s sec secs ms d days weeks months years eur usd gbp chf jpy " +
    "pct percent l ml mw kw kwh mwh w v a m2 m3 ha c f k mb gb kb bar hpa db hz rpm kmh mph"
  ).split(" "),
);

/** Abbreviations that names of programs have for a word. */
const LONG: Readonly<Record<string, string>> = {
  info: "information",
  stats: "statistics",
  num: "number",
  desc: "description",
  config: "configuration",
  calc: "calculate",
  qty: "quantity",
  lang: "language",
  auth: "authentication",
};

/** The stem of a word, or of what it abbreviates. */
export function stemOf(word: string): string {
  return stemWord(Object.hasOwn(LONG, word) ? (LONG[word] ?? word) : word);
}

export function wordsOfName(name: string): NameWords {
  const [, before = name, bracket = ""] = /^(.*?)\s*[([]([^)\]]*)[)\]]\s*$/u.exec(name) ?? [];
  const all = split(before.trim() === "" ? name : before);
  const last = all.at(-1) ?? "";
  const isUnit = all.length > 1 && bracket === "" && UNITS.has(last);
  const words = isUnit ? all.slice(0, -1) : all;
  return { words, stems: words.map(stemOf), unit: isUnit ? [last] : split(bracket) };
}

function split(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+(?:\.\p{N}+)?/gu) ?? []
  );
}
