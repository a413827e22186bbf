/** Numbers in digits and in words. */

export interface ReadNumber {
  /** Characters that it takes up. */
  readonly length: number;
  readonly text: string;
  readonly number: number;
  readonly sign?: string;
}

const DIGITS =
  /(?<!\w)([$€£]?)(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:(st|nd|rd|th)\b|\s?(%)|(k|m|bn|b)\b(?!-))?/iy;

const SCALE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9 };

/** The number that starts at an offset: `1,200`, `$3.5M`, `20%`, `3rd`. */
export function readNumber(text: string, at: number): ReadNumber | undefined {
  DIGITS.lastIndex = at;
  const match = DIGITS.exec(text);
  if (match === null) return undefined;
  const [whole, currency = "", digits = "", , percent, scale] = match;
  const sign = percent ?? (currency === "" ? undefined : currency);
  return {
    length: whole.length,
    text: whole,
    number: Number(digits.replaceAll(",", "")) * (SCALE[scale?.toLowerCase() ?? ""] ?? 1),
    ...(sign !== undefined && { sign }),
  };
}

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ..."zero one two three four five six seven eight nine ten eleven twelve".split(" ").entries(),
    [15, "fifteen"] as const,
    [20, "twenty"] as const,
    [24, "twenty-four"] as const,
    [30, "thirty"] as const,
    [50, "fifty"] as const,
    [100, "hundred"] as const,
    [12, "dozen"] as const,
  ].map(([value, word]) => [word, value]),
);

/** `ten` is 10; `undefined` for other words. */
export function numberWord(lower: string): number | undefined {
  return Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined;
}
