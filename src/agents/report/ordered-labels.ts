/** Words that have an order of their own: it is kept, where other words stand by their values. */

/** Languages whose names of months and weekdays are known. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"];

/** Words of scales, from the least to the most. */
const SCALES: readonly (readonly string[])[] = [
  [
    "lowest",
    "very low",
    "low",
    "medium low",
    "medium",
    "mid",
    "moderate",
    "normal",
    "medium high",
    "high",
    "very high",
    "highest",
    "urgent",
    "critical",
    "extreme",
  ],
  ["trivial", "minor", "moderate", "major", "critical", "blocker"],
  [
    "trace",
    "debug",
    "info",
    "notice",
    "warn",
    "warning",
    "error",
    "critical",
    "alert",
    "fatal",
    "emergency",
  ],
  ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"],
  ["tiny", "very small", "small", "medium", "large", "very large", "huge"],
  ["never", "rarely", "seldom", "sometimes", "often", "usually", "always"],
  [
    "very poor",
    "poor",
    "fair",
    "average",
    "good",
    "very good",
    "great",
    "excellent",
    "outstanding",
    "ideal",
  ],
  ["very bad", "bad", "ok", "good", "very good"],
  [
    "strongly disagree",
    "disagree",
    "neutral",
    "neither agree nor disagree",
    "agree",
    "strongly agree",
  ],
  ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"],
  ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  ["bronze", "silver", "gold", "platinum", "diamond"],
  ["beginner", "intermediate", "advanced", "expert"],
  ["morning", "noon", "afternoon", "evening", "night"],
  ["winter", "spring", "summer", "autumn"],
  ["winter", "spring", "summer", "fall"],
  ["child", "teenager", "adult", "senior"],
];

/** Of how many days or months a language's names are, from a date whose first one is known. */
function namesOf(count: number, at: (i: number) => Date, field: "month" | "weekday"): string[][] {
  return LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).map((style) => {
      const format = new Intl.DateTimeFormat(language, { [field]: style, timeZone: "UTC" });
      return Array.from({ length: count }, (_, i) => keyOf(format.format(at(i))));
    }),
  );
}

let names: { readonly months: string[][]; readonly weekdays: string[][] } | undefined;

/** Made once, when they are needed: it takes some milliseconds. */
function calendar() {
  names ??= {
    months: namesOf(12, (i) => new Date(Date.UTC(2024, i)), "month"),
    // From Monday on: 1 January 2024 was one.
    weekdays: namesOf(7, (i) => new Date(Date.UTC(2024, 0, 1 + i)), "weekday"),
  };
  return names;
}

/** A period or step with its number: `Q1`, `2023-Q4`, `Q4 2023`, `2024-W05`, `Week 12`, `Stage 2`. */
const NUMBERED =
  /^(?:(?<year>\d{4})[\s-]*)?(?<word>q|w|h|kw|week|quarter|month|day|hour|grade|level|stage|step|phase|class|decile|quartile|quintile|bin|round)[\s-]*(?<number>\d{1,3})(?:[\s,-]+(?<later>\d{4}))?$/i;
/** A number or an interval of numbers, with a short unit: `0–9`, `10 to 19 years`, `90+`, `< 18`, `[0, 10)`. */
const BIN =
  /^(?<below>[<≤]=?|under |below |up to |less than )?(?:[>≥]=?|over |above |more than )?\s*[([]?(?<number>-?\d[\d,]*?(?:\.\d+)?)(?:\s*(?:[-–—]|to|\.\.|,)\s*(?<end>-?\d[\d,]*(?:\.\d+)?))?[)\]]?\s*(?:\+|%|[a-z]{1,8}|and (?:over|more|above|older|under))?\s*$/i;
/** Larger whole numbers without an interval are codes, not steps. */
const LARGEST_STEP = 366;

/**
 * Where each label stands in the order that the labels have by themselves; `undefined` where they have none, as
 * most words do. One label that does not belong is enough.
 */
export function naturalOrder(labels: readonly string[]): ((label: string) => number) | undefined {
  if (labels.length < 2) return undefined;
  const keys = labels.map(keyOf);
  const { months, weekdays } = calendar();
  const scale = [...months, ...weekdays, ...SCALES].find((words) =>
    keys.every((key) => words.includes(key)),
  );
  if (scale !== undefined) return (label) => scale.indexOf(keyOf(label));
  for (const rank of [rankOfNumbered, rankOfBin]) {
    if (labels.every((label) => rank(label) !== undefined)) return (label) => rank(label) ?? 0;
  }
  return undefined;
}

/** A month's name cut to the length that fits below a bar; other labels as they are. */
export function shortMonths(labels: readonly string[]): ReadonlyMap<string, string> | undefined {
  const { months } = calendar();
  const at = months.findIndex(
    (words, i) => i % 2 === 0 && labels.every((label) => words.includes(keyOf(label))),
  );
  const language = LANGUAGES[at / 2];
  const words = months[at];
  if (language === undefined || words === undefined) return undefined;
  const format = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const short = (label: string) => format.format(Date.UTC(2024, words.indexOf(keyOf(label))));
  return new Map(labels.map((label) => [label, short(label)]));
}

function rankOfNumbered(label: string): number | undefined {
  const { year, number, later } = NUMBERED.exec(label.trim())?.groups ?? {};
  return number === undefined ? undefined : Number(year ?? later ?? 0) * 1000 + Number(number);
}

function rankOfBin(label: string): number | undefined {
  const { below, number, end } = BIN.exec(label.trim())?.groups ?? {};
  if (number === undefined) return undefined;
  const value = Number(number.replaceAll(",", ""));
  if (end === undefined && /^\d+$/.test(label.trim()) && value > LARGEST_STEP) return undefined;
  // What lies below a limit stands before what begins there.
  return below === undefined ? value : value - Math.max(1e-9, Math.abs(value) * 1e-9);
}

/** `Déc.` as `déc`, `very_low` and `Very-low` as `very low`. */
function keyOf(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ")
    .replace(/\.$/, "")
    .trim();
}
