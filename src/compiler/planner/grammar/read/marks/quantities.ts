/** Numbers with their units, as written: `4000 lbs`, `10km`, `20 degrees Celsius`, `60 miles per hour`. */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";
import { unitOfTime } from "../units-of-time.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** The names and abbreviations of units; those of time are lengths of time. */
const UNITS = set(`
  mm cm dm km um nm micron microns millimeter millimeters millimetre millimetres centimeter centimeters centimetre centimetres
  meter meters metre metres kilometer kilometers kilometre kilometres inch inches ft foot feet yd yard yards mi mile miles
  parsec parsecs au acre acres hectare hectares ha sqft sqm m² km² cm² m³ cm³ ft² m2 km2 m3
  mg kg gram grams kilogram kilograms kilo kilos milligram milligrams lb lbs pound pounds oz ounce ounces stone tonne tonnes ton tons
  ml cl liter liters litre litres milliliter milliliters millilitre millilitres gal gallon gallons pint pints quart quarts cup cups
  tbsp tsp tablespoon tablespoons teaspoon teaspoons barrel barrels
  degree degrees celsius fahrenheit kelvin kelvins radian radians rad
  mph kph kmh knot knots mps rpm bpm hz khz mhz ghz hertz kilohertz megahertz gigahertz
  hp horsepower watt watts kilowatt kilowatts megawatt megawatts kw mw gw kwh mwh gwh joule joules kj cal kcal calorie calories btu
  volt volts kv mv amp amps ampere amperes ma mah ohm ohms coulomb coulombs farad farads tesla henry
  newton newtons pascal pascals kpa mpa psi bar bars atm mmhg mol mole moles molar
  bit bits byte bytes kb mb gb tb pb kib mib gib tib kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes
  kbps mbps gbps px pixel pixels lumen lumens lux decibel decibels db dpi carat carats mpg
`);
/** Letters that are units only where the number is glued to them, or after a sign of degrees. */
const GLUED = set("m g l t c f k v a w j n in cc b");
/** Letters that are units behind a blank as well. */
const SPACED = set("m g l");
const SQUARES = set("square cubic sq cu light nautical fluid metric");
const SECONDS = set("second seconds sec s hour hours hr h minute minutes min day week month year");

export function quantities(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const number = quantityNumber(draft, at);
    const end = number && endOfUnit(draft, number.to);
    if (number === undefined || end === undefined) {
      at = numberAt(draft, at)?.to ?? at + 1;
      continue;
    }
    const [first, last] = [draft.tokens[number.to], draft.tokens[end - 1]];
    const unit = draft.query.slice(first?.start, last?.end);
    marks.push({ from: at, to: end, is: "quantity", value: number.value, unit });
    at = end;
  }
  return marks;
}

/** "5m" and "5b" are five metres and five bytes as well as millions. */
function quantityNumber(draft: Draft, at: number): { to: number; value: number } | undefined {
  const number = numberAt(draft, at);
  if (number === undefined || number.ordinal === true) return undefined;
  const letter = draft.tokens[number.to - 1]?.text ?? "";
  const isLetter = number.to === at + 2 && /^(?:mm?|b|K|T)$/.test(letter);
  if (!isLetter) return number;
  return { to: at + 1, value: Number(draft.tokens[at]?.text.replaceAll(",", "")) };
}

/** The token after the unit that begins at one. */
function endOfUnit(draft: Draft, at: number): number | undefined {
  const { lower, tokens } = draft;
  const word = lower(at);
  if (word === "°") {
    const scale = /^(?:c|f|k|celsius|fahrenheit)$/.test(lower(at + 1));
    return scale ? at + 2 : at + 1;
  }
  if (SQUARES.has(word)) {
    const isUnit =
      UNITS.has(lower(at + 1)) || lower(at + 1) === "m" || /^years?$/.test(lower(at + 1));
    return isUnit ? perTime(draft, at + 2) : undefined;
  }
  const isGlued = tokens[at]?.glued === true;
  const isLetter = GLUED.has(word) && (isGlued || (SPACED.has(word) && tokens[at]?.text === word));
  if (!UNITS.has(word) && !isLetter) return isSymbolic(tokens[at]?.text ?? "") ? at + 1 : undefined;
  if (
    /^degrees?$/.test(word) &&
    /^(?:c|f|celsius|fahrenheit|kelvin|north|south|east|west)$/.test(lower(at + 1))
  )
    return at + 2;
  return perTime(draft, at + 1);
}

/** "miles per hour", "km/h", "kg/m²" */
function perTime({ lower, tokens }: Draft, at: number): number {
  const isSlash = lower(at) === "/" && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
  if (!isSlash && lower(at) !== "per") return at;
  const under = lower(at + 1);
  const isUnit = SECONDS.has(under) || (isSlash && (UNITS.has(under) || unitOfTime(under) !== undefined || GLUED.has(under))); // prettier-ignore
  const isUnitWord = !isSlash && (under === "gallon" || under === "second" || under === "liter");
  return isUnit || isUnitWord ? at + 2 : at;
}

function isSymbolic(text: string): boolean {
  return /^(?:Ω|Å|μm|µm|µg|μg|kΩ|℃|℉|″|′)$/u.test(text);
}
