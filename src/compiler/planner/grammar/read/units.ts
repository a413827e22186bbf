/** Units by their names and abbreviations, as data: of time, and of what else is measured. */

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

export type TimeUnit =
  "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

const TIME = new Map<string, TimeUnit>(
  [
    ["millisecond", "ms"], ["second", "sec s"], ["minute", "min"], ["hour", "hr h"], ["day", "d"],
    ["week", "wk w"], ["month", "mo mth"], ["quarter", ""], ["year", "yr y"],
  ].flatMap(([unit = "", short = ""]) => [unit, ...words(short)].map((name) => [name, unit as TimeUnit] as const)),
); // prettier-ignore

/** `days` is `day`; `undefined` of words that are no unit of time. */
export function unitOfTime(lower: string): TimeUnit | undefined {
  return TIME.get(lower) ?? (/^[a-z]{2,}s$/.test(lower) ? TIME.get(lower.slice(0, -1)) : undefined);
}

/** Abbreviations of one letter count only where a number is glued to them: `5h`. */
export function isUnitOfTime(lower: string): boolean {
  return lower.length > 1 && unitOfTime(lower) !== undefined;
}

/** With the plural in -s. */
const NAMES = words(`
  micron millimeter millimetre centimeter centimetre meter metre kilometer kilometre yard mile parsec acre hectare
  gram kilogram kilo milligram lb pound ounce tonne ton liter litre milliliter millilitre gallon pint quart cup tablespoon teaspoon barrel
  degree kelvin radian knot watt kilowatt megawatt joule calorie volt amp ampere ohm coulomb farad newton pascal bar mole
  bit byte kilobyte megabyte gigabyte terabyte pixel lumen decibel carat`);
const UNITS = new Set([
  ...NAMES,
  ...NAMES.map((name) => `${name}s`),
  ...words(`
  mm cm dm km um nm inch inches ft foot feet yd mi au ha sqft sqm m² km² cm² m³ cm³ ft² m2 km2 m3 mg kg oz stone ml cl gal tbsp tsp
  celsius fahrenheit rad mph kph kmh mps rpm bpm hz khz mhz ghz hertz kilohertz megahertz gigahertz hp horsepower kw mw gw kwh mwh gwh
  kj cal kcal btu kv mv ma mah tesla henry kpa mpa psi atm mmhg mol molar kb mb gb tb pb kib mib gib tib kbps mbps gbps px lux db dpi mpg`),
]);

export function isUnit(lower: string): boolean {
  return UNITS.has(lower);
}
