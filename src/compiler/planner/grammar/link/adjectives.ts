/** What has most or least of a dimension, and more or less of it. */
import type { Dimension } from "./dimensions.ts";

/** What has most or least of a dimension, what has more or less, and the same of a number. */
export const ADJECTIVES: readonly (readonly [Dimension, End, string, string, string])[] = [
  ["mass", "greatest", "heaviest", "heavier", "heavier than"],
  ["mass", "least", "lightest", "lighter", "lighter than"],
  ["extent", "greatest", "longest", "longer", "longer than"],
  ["extent", "least", "shortest", "shorter", "shorter than"],
  ["height", "greatest", "tallest", "taller", "taller than"],
  ["width", "greatest", "widest", "wider", "wider than"],
  ["width", "least", "narrowest", "narrower", "narrower than"],
  ["depth", "greatest", "deepest", "deeper", "deeper than"],
  ["depth", "least", "shallowest", "shallower", "shallower than"],
  ["distance", "greatest", "farthest|furthest", "", ""],
  ["distance", "least", "nearest|closest", "", ""],
  ["time", "greatest", "slowest", "slower", ""],
  ["time", "least", "quickest|fastest", "faster|quicker", ""],
  ["age", "greatest", "oldest", "older", "older than"],
  ["age", "least", "youngest", "younger", "younger than"],
  [
    "money",
    "greatest",
    "most expensive|costliest|priciest|dearest|richest",
    "costlier|dearer",
    "cost more than|costs more than|costing more than|cost over|costing over|costlier than|more expensive than|dearer than",
  ],
  [
    "money",
    "least",
    "cheapest|least expensive|poorest",
    "cheaper",
    "cost less than|costs less than|costing less than|cost under|costing under|cheaper than|less expensive than",
  ],
  ["temperature", "greatest", "hottest|warmest", "hotter|warmer", "hotter than|warmer than"],
  ["temperature", "least", "coldest|coolest", "colder|cooler", "colder than|cooler than"],
  ["power", "greatest", "strongest|most powerful", "", ""],
  ["power", "least", "weakest|least powerful", "", ""],
  ["quantity", "greatest", "most populous|busiest", "", ""],
  ["moment", "least", "", "earlier|sooner", ""],
  ["moment", "greatest", "", "later|newer", ""],
];

export const AMOUNTS: Partial<Record<Dimension, string>> = {
  extent: "how long",
  height: "how tall|how high",
  depth: "how deep",
  width: "how wide",
  distance: "how far",
  mass: "how heavy",
  money: "how expensive",
  temperature: "how hot|how warm|how cold",
};

type End = "greatest" | "least";
