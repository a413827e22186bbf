/**
 * What general English says of many values: how they become one, which of them is meant, how they are compared,
 * grouped and put in order. No tool, no column and no subject stands here.
 */
import { stemWord } from "../../../language/stem.ts";

export type Statistic =
  | "count" | "distinct" | "sum" | "mean" | "median" | "mode" | "stddev" | "variance"
  | "population stddev" | "min" | "max" | "missing" | "quantile"; // prettier-ignore
export type Comparator =
  "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "starts with" | "ends with" | "between";
export type Bucket =
  | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year"
  | "hour of day" | "weekday" | "day of month" | "month of year"; // prettier-ignore
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
  | "power";

export type Operator =
  | { readonly op: "statistic"; readonly how: Statistic }
  | { readonly op: "extreme"; readonly which: "greatest" | "least"; readonly dimension?: Dimension }
  /** In the order of time, or of the rows where there is none. */
  | { readonly op: "end"; readonly which: "first" | "last" }
  | { readonly op: "compare"; readonly comparator: Comparator; readonly dimension?: Dimension }
  | { readonly op: "group" }
  | { readonly op: "bucket"; readonly bucket: Bucket }
  | { readonly op: "order" }
  | { readonly op: "direction"; readonly descending: boolean }
  | { readonly op: "not" }
  | { readonly op: "missing" }
  | { readonly op: "distinct" }
  | { readonly op: "share" }
  | { readonly op: "change"; readonly percent: boolean; readonly back?: number }
  | { readonly op: "running" }
  | { readonly op: "rank" }
  | { readonly op: "difference" }
  | { readonly op: "ratio" }
  | { readonly op: "or" }
  | { readonly op: "and" }
  | { readonly op: "which" }
  | { readonly op: "who" | "when" | "where" }
  | { readonly op: "amount" }
  | { readonly op: "rows" }
  | { readonly op: "neighbour"; readonly side: "next" | "previous" };

const LINES: readonly (readonly [Operator, string])[] = [
  ...statistics({
    count: "how many|number of|count of|count|counts|total number of|total count of|tally|tally of",
    distinct: "how many different|how many distinct|how many unique|number of different|number of distinct|number of unique|count of distinct|count of unique|distinct count of|distinct number of|count distinct|count unique",
    sum: "total|totals|sum|sum of|summed|combined|altogether|total amount of|overall",
    mean: "average|averages|averaged|mean|avg|avg.|on average|typical|average number of",
    median: "median|middle value",
    mode: "mode|most common value|most frequent value",
    stddev: "standard deviation|std|stddev|std dev|stdev|sample standard deviation",
    "population stddev": "population standard deviation",
    variance: "variance",
    min: "minimum|min|minimal",
    max: "maximum|max|maximal|peak",
    missing: "how many missing|number of missing|count of missing|how many blank|how many empty",
    quantile: "percentile|quantile",
  }),
  ...extremes("greatest", "most|highest|greatest|largest|biggest|top|best|maximum|max"),
  ...extremes("least", "least|lowest|smallest|fewest|worst|bottom|minimum|min"),
  ...extremes("greatest", "heaviest", "mass"),
  ...extremes("least", "lightest", "mass"),
  ...extremes("greatest", "longest", "extent"),
  ...extremes("least", "shortest", "extent"),
  ...extremes("greatest", "tallest|widest|deepest|farthest|furthest", "length"),
  ...extremes("least", "narrowest|nearest|closest", "length"),
  ...extremes("greatest", "slowest", "time"),
  ...extremes("least", "quickest|fastest", "time"),
  ...extremes("greatest", "oldest", "age"),
  ...extremes("least", "youngest", "age"),
  ...extremes("greatest", "most expensive|costliest|priciest|dearest|richest", "money"),
  ...extremes("least", "cheapest|least expensive|poorest", "money"),
  ...extremes("greatest", "hottest|warmest", "temperature"),
  ...extremes("least", "coldest|coolest", "temperature"),
  ...extremes("greatest", "strongest|most powerful", "power"),
  ...extremes("least", "weakest|least powerful", "power"),
  ...extremes("greatest", "most populous|busiest", "quantity"),
  [{ op: "end", which: "first" }, "first|earliest|initial"],
  [{ op: "end", which: "last" }, "last|latest|newest|most recent|final"],
  ...comparisons(">", "more than|greater than|over|above|exceeding|exceeds|exceed|higher than|larger than|bigger than|beyond|in excess of|>"),
  ...comparisons("<", "less than|fewer than|under|below|lower than|smaller than|<"),
  ...comparisons(">=", "at least|no less than|not less than|no fewer than|minimum of|>=|≥"),
  ...comparisons("<=", "at most|up to|no more than|not more than|maximum of|<=|≤"),
  ...comparisons(">", "after|later than|newer than"),
  ...comparisons(">=", "since|from|or more|or higher|or above|and above|and over|or over|or later|or greater|and later|and up"),
  ...comparisons("<=", "or less|or fewer|or lower|or below|and below|and under|or earlier|or smaller"),
  ...comparisons("<", "before|earlier than|prior to"),
  ...comparisons("<=", "until|till|through"),
  ...comparisons(">", "heavier than", "mass"),
  ...comparisons("<", "lighter than", "mass"),
  ...comparisons(">", "longer than", "extent"),
  ...comparisons("<", "shorter than", "extent"),
  ...comparisons(">", "taller than|wider than|deeper than", "length"),
  ...comparisons("<", "narrower than", "length"),
  ...comparisons(">", "older than", "age"),
  ...comparisons("<", "younger than", "age"),
  ...comparisons(">", "costlier than|more expensive than|dearer than", "money"),
  ...comparisons("<", "cheaper than|less expensive than", "money"),
  ...comparisons(">", "hotter than|warmer than", "temperature"),
  ...comparisons("<", "colder than|cooler than", "temperature"),
  ...comparisons("=", "equal to|equals|equal|exactly|=|=="),
  ...comparisons("!=", "not equal to|other than|different from|!=|<>"),
  ...comparisons("between", "between|in the range of|ranging from"),
  ...comparisons("contains", "contains|contain|containing|includes the word|with the word|mentions|mentioning"),
  ...comparisons("starts with", "starts with|start with|starting with|begins with|begin with|beginning with"),
  ...comparisons("ends with", "ends with|end with|ending with|ends in|ending in"),
  [{ op: "group" }, "by|per|for each|for every|of each|of every|in each|in every|each|every|grouped by|group by|broken down by|break down by|split by|across"],
  ...buckets({
    minute: "minute|minutes", hour: "hour|hourly|hours", day: "day|daily|days", week: "week|weekly|weeks",
    month: "month|monthly|months", quarter: "quarter|quarterly|quarters", year: "year|yearly|annual|annually|years",
    weekday: "weekday|weekdays|day of the week|day of week", "hour of day": "hour of the day|hour of day|time of day",
    "day of month": "day of the month|day of month", "month of year": "month of the year|month of year|calendar month",
  }),
  [{ op: "order" }, "sorted by|sort by|ordered by|order by|ranked by|in order of|sort them by|order them by|sort it by|sorted on"],
  [{ op: "direction", descending: true }, "descending|desc|highest first|largest first|biggest first|most first|newest first|latest first|from high to low|from highest to lowest|from largest to smallest|in descending order|decreasing"],
  [{ op: "direction", descending: false }, "ascending|asc|lowest first|smallest first|least first|oldest first|earliest first|from low to high|from lowest to highest|from smallest to largest|in ascending order|increasing|alphabetically|in alphabetical order|chronologically|in chronological order"],
  [{ op: "not" }, "not|no|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|never|except|except for|excluding|exclude|without|other than|ignoring|ignore|leaving out"],
  [{ op: "missing" }, "missing|blank|empty|null|no value|without a value|unknown|absent|not given"],
  [{ op: "distinct" }, "different|distinct|unique"],
  [{ op: "share" }, "share|shares|share of|percentage of|percent of|proportion of|fraction of|what percentage|what percent|what share|what fraction|what proportion|percentage|proportion"],
  [{ op: "change", percent: false }, "change|changes|change in|changes in|increase in|decrease in"],
  [{ op: "change", percent: true }, "percent change|percentage change|growth|growth rate|growth of|growth in|percent change in|percentage change in|relative change"],
  [{ op: "change", percent: true, back: 12 }, "year over year|year-over-year|yoy|year on year"],
  [{ op: "running" }, "running total|running total of|cumulative|cumulative total|cumulative sum|running sum"],
  [{ op: "rank" }, "rank|ranking|rank of"],
  [{ op: "difference" }, "difference|difference in|difference of|difference between|how many more|how much more|how many fewer|how much less|gap between"],
  [{ op: "ratio" }, "ratio|ratio of|how many times|how many times more"],
  [{ op: "or" }, "or|either"],
  [{ op: "and" }, "and|,|as well as|&|plus|together with"],
  [{ op: "which" }, "which|what|list|show|name|give|display|tell|return|print|what are|what is|get|find"],
  [{ op: "who" }, "who|whom"],
  [{ op: "when" }, "when|what date|which date|on what date"],
  [{ op: "where" }, "where"],
  [{ op: "amount" }, "how much"],
  [{ op: "rows" }, "rows|row|records|record|entries|entry|lines|items|observations|values|data points|all rows"],
  [{ op: "neighbour", side: "next" }, "next|right after|directly after|immediately after|following"],
  [{ op: "neighbour", side: "previous" }, "previous|right before|directly before|immediately before|preceding"],
]; // prettier-ignore

function statistics(lines: Partial<Record<Statistic, string>>): (readonly [Operator, string])[] {
  return Object.entries(lines).map(([how, words]) => [
    { op: "statistic", how: how as Statistic },
    words,
  ]);
}

function extremes(
  which: "greatest" | "least",
  words: string,
  dimension?: Dimension,
): (readonly [Operator, string])[] {
  return [[{ op: "extreme", which, ...(dimension && { dimension }) }, words]];
}

function comparisons(
  comparator: Comparator,
  words: string,
  dimension?: Dimension,
): (readonly [Operator, string])[] {
  return [[{ op: "compare", comparator, ...(dimension && { dimension }) }, words]];
}

function buckets(lines: Partial<Record<Bucket, string>>): (readonly [Operator, string])[] {
  return Object.entries(lines).map(([bucket, words]) => [
    { op: "bucket", bucket: bucket as Bucket },
    words,
  ]);
}

export interface Wording {
  readonly words: readonly string[];
  readonly operator: Operator;
}

/** By their first word. */
const WORDINGS: ReadonlyMap<string, readonly Wording[]> = Map.groupBy(
  LINES.flatMap(([operator, lines]) =>
    lines.split("|").map((line): Wording => ({ words: line.split(/[ -]/), operator })),
  ),
  ({ words: [first = ""] }) => first,
);

/** Operators that the words from a position on may be, longest first. */
export function operatorsAt(lowers: readonly string[], at: number): readonly Wording[] {
  return (WORDINGS.get(lowers[at] ?? "") ?? [])
    .filter(({ words }) => words.every((word, i) => lowers[at + i] === word))
    .toSorted((a, b) => b.words.length - a.words.length);
}

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
