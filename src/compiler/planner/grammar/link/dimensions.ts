/** What names and units of columns say of what they measure. */
import { stemWord } from "../../../language/stem.ts";

/** What an adjective measures: "heaviest" is the greatest mass. */
export type Dimension =
  | "mass"
  | "extent"
  | "length"
  | "time"
  | "age"
  | "money"
  | "speed"
  | "quantity"
  | "temperature"
  | "power"
  | "moment";

/** Words of a column's name or unit that say which dimension it has. */
const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  mass: "mass weight kg g lb lbs kilogram gram pound tonne tons",
  extent: "length distance time duration minutes hours days seconds years km m ft feet miles runtime long",
  length: "length height width depth distance m cm mm km ft feet foot inch inches mile miles size elevation altitude tall long",
  time: "time duration seconds minutes hours days sec min secs mins lap pace delay ms",
  age: "age years born birth founded built established year birthdate dob since opened",
  money: "price cost fee fare salary wage revenue income amount eur usd gbp rent budget value worth",
  speed: "speed kmh mph kph velocity knots",
  quantity: "population count number quantity visitors passengers inhabitants people",
  temperature: "temperature temp celsius fahrenheit heat",
  power: "power horsepower hp kw watt watts strength force",
  moment: "date time day year start begin opened released founded built",
}; // prettier-ignore

const DIMENSION_STEMS = new Map(
  Object.entries(DIMENSION_WORDS).map(([dimension, words]) => [
    dimension as Dimension,
    new Set(words.split(" ").map(stemWord)),
  ]),
);

/** Whether stems of a column's name or unit speak of a dimension. */
export function hasDimension(stems: Iterable<string>, dimension: Dimension): boolean {
  const known = DIMENSION_STEMS.get(dimension);
  return [...stems].some((stem) => known?.has(stem) === true);
}

const INTENSIVE = new Set(
  (
    "price rate ratio percentage percent pct temperature temp age speed score rating mark grade average avg mean median level index share density " +
    "height width length depth weight mass latitude longitude year rank ranking position number id code efficiency gdp probability humidity pressure " +
    "latency duration size altitude elevation capacity gpa bmi wage salary ph per"
  )
    .split(" ")
    .map(stemWord),
);

/** Whether a total of such values is nothing that one speaks of: prices, rates, ages, temperatures. */
export function isIntensive(stems: Iterable<string>): boolean {
  return [...stems].some((stem) => INTENSIVE.has(stem));
}
