/** Well-known places, for arguments that take a city with its state or country. Where a name is shared, the largest city. */
import places from "./places.json" with { type: "json" };

const byName = (codes: Readonly<Record<string, string>>, of: (code: string) => string) =>
  Object.entries(codes).flatMap(([head, cities]) =>
    cities
      .toLowerCase()
      .split(", ")
      .map((city) => [city, of(head)] as const),
  );
const codeOf = (head: string): string => head.slice(0, 2);

/** CA of california. */
const STATES = new Map(
  Object.keys(places.states).map((head) => [head.slice(3).toLowerCase(), codeOf(head)] as const),
);
const CODES = new Set(STATES.values());
/** In English, as CLDR has them, of all codes that ISO 3166 gives. */
const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const COUNTRIES = new Set(
  LETTERS.flatMap((a) => LETTERS.flatMap((b) => names.of(a + b)?.toLowerCase() ?? [])),
);
/** What stands behind a city: CA, France. Of a name that is there twice, the first one. */
const REGIONS = new Map(
  [
    ...byName(places.states, codeOf),
    ...byName(places.countries, (code) => (code === "GB" ? "UK" : (names.of(code) ?? code))),
  ].toReversed(),
);

export function isCountry(name: string): boolean {
  return COUNTRIES.has(name.toLowerCase());
}

export function isStateCode(text: string): boolean {
  return CODES.has(text);
}

/** What a name is known as, as the stem of that word. */
export function kindOfPlace(name: string): "citi" | "state" | "countri" | undefined {
  const lower = name.toLowerCase();
  if (REGIONS.has(lower)) return "citi";
  return STATES.has(lower) ? "state" : COUNTRIES.has(lower) ? "countri" : undefined;
}

/** CA of California. */
export function stateCode(name: string): string | undefined {
  return STATES.get(name.toLowerCase());
}

/** "San Francisco, CA" of "San Francisco" and of "San Francisco, California"; "Paris, France". */
export function withRegion(place: string): string {
  const [, city = place, said] = /^(.+?),\s*(.+)$/.exec(place) ?? [];
  const region = said === undefined ? REGIONS.get(city.toLowerCase()) : (stateCode(said) ?? said);
  return region === undefined ? place : `${city}, ${region}`;
}
