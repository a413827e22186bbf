/** The numbers that a text shows, and how exactly it shows them. */

/** A number as a text shows it: a value in the data is meant when it is within `half` of it, times a scale. */
export interface ShownNumber {
  /** As written: `64.73%`. */
  readonly text: string;
  /** Without its sign: "fell by 5" and -5 are one fact. */
  readonly value: number;
  /** Half a unit of the last digit shown. */
  readonly half: number;
  /** Factors by which the value in the data may be larger: 1, and 1,000 for "12 k", or 0.01 for "5%". */
  readonly scales: readonly number[];
}

/** A unit or magnitude after a number, and the factor by which the value in the data may be larger. */
const SCALES: Readonly<Record<string, number>> = {
  "%": 0.01,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  percent: 0.01,
  s: 1e3,
  seconds: 1e3,
};

/** Letters, digits and what joins them: a word, a number, a date, a version, a path. */
const TOKEN = /[\p{L}\p{N}_.,:/\\@+\-−%]+/gu;
const NUMBER =
  /^[-−+]?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e([-+]?\d+))?([\p{L}%]*)(-\p{L}+)?$/iu;

/**
 * Reads the numbers of a text. A date, time, range or version (`2010-03`, `10:30`, `1.2.3`) is read
 * as the whole numbers that it is made of; a name with digits in it (`t1`, `UTF-8`, `data/2024.csv`) as none.
 */
export function readNumbers(text: string): ShownNumber[] {
  const found: ShownNumber[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (!/\d/.test(match[0])) continue;
    const token = trimToken(match[0]);
    const next = /^\s(\p{L}+)/u.exec(text.slice(match.index + match[0].length))?.[1];
    const number = NUMBER.exec(token);
    if (number !== null) found.push(shown(token, number, next));
    else if (isCompound(token)) found.push(...wholeNumbers(token));
  }
  return found;
}

function shown(token: string, match: RegExpExecArray, next: string | undefined): ShownNumber {
  const [, digits = "", exponent = "0", suffix = ""] = match;
  const plain = digits.replaceAll(",", "");
  const power = 10 ** Number(exponent);
  const decimals = plain.split(".")[1]?.length ?? 0;
  const unit = (suffix === "" ? (next ?? "") : suffix).toLowerCase();
  return {
    text: token,
    value: Number(plain) * power,
    half: 0.5 * 10 ** -decimals * power,
    scales: Object.hasOwn(SCALES, unit) ? [1, SCALES[unit] ?? 1] : [1],
  };
}

/** Punctuation of the sentence and a label (`AAPL:64.73`) are not of the number. */
function trimToken(token: string): string {
  return token
    .replace(/[.,:/\\@+\-−]+$/u, "")
    .replace(/^[,:/\\@]+/u, "")
    .replace(/^\p{L}+[:/](?=[-−+]?\d)/u, "");
}

/** Whole numbers and what joins them in dates, times, ranges, fractions and versions; `T` and `Z` of ISO 8601. */
function isCompound(token: string): boolean {
  return /^v?[-−+]?\d+(?:[-−.,:/T+]\d+)+Z?$/i.test(token);
}

function wholeNumbers(token: string): ShownNumber[] {
  return (token.match(/\d+/g) ?? []).map((digits) => ({
    text: token,
    value: Number(digits),
    half: 0.5,
    scales: [1],
  }));
}
