/** What a written value looks like, from afar: enough to tell names from values, and nothing about types. */

/** `figure`: a number, a date in digits, an amount. `coded`: digits and letters (`k1`, `5 May`), and `#1`. */
export type Kind = "empty" | "figure" | "coded" | "text";

/** What people write where there is no value. */
const NOTHING = new Set(
  "- – — . .. ... … ? na n/a #n/a n.a. nan null none nil missing unknown keine k.a. :".split(" "),
);

export function kindOf(value: string): Kind {
  const text = value.trim();
  if (text === "" || NOTHING.has(text.toLowerCase())) return "empty";
  if (!/\d/.test(text)) return "text";
  // Signs and codes of currencies, exponents, times of day in UTC.
  const bare = text
    .replace(/^[A-Z]{3}\s?(?=[-\d])|(?<=\d)\s?[A-Z]{3}$/, "")
    .replace(/(?<=\d)[eE](?=[-+]?\d)|(?<=\d)T(?=\d\d:)|(?<=:\d\d(?:\.\d+)?)Z$/, "");
  return /[\p{L}#]/u.test(bare) ? "coded" : "figure";
}

/** The kind of at least four fifths of the values that there are. */
export function kindOfColumn(values: readonly string[]): Kind {
  const kinds = values.map(kindOf).filter((kind) => kind !== "empty");
  for (const kind of ["figure", "coded", "text"] as const) {
    const share = kinds.filter((one) => one === kind).length / kinds.length;
    if (share >= 0.8) return kind;
  }
  return kinds.length === 0 ? "empty" : "text";
}

/** `AB-12` and `CD-7` have one shape. */
export function shapeOf(value: string): string {
  return value
    .trim()
    .replaceAll(/\p{L}+/gu, "a")
    .replaceAll(/\d+/g, "9");
}
