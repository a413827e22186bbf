import type { Bucket, Comparator, Operator, Statistic } from "./operators.ts";
import { ADJECTIVES, AMOUNTS } from "./adjectives.ts";

const STATISTICS: Readonly<Record<Statistic, string>> = {
  count:
    "how many|number of|numbers of|count of|count|counts|total number of|total count of|tally|tally of|how often|how many times|number of times|total amount of times",
  distinct:
    "how many different|how many distinct|how many unique|number of different|number of distinct|number of unique|count of distinct|count of unique|distinct count of|distinct number of|count distinct|count unique",
  sum: "total|totals|sum|sum of|sum up|summed|combined|altogether|total amount of|overall|add up|added up|adds up to|in total|sum total",
  mean: "average|averages|averaged|mean|avg|avg.|on average|typical|average number of",
  median: "median|medians|middle value",
  mode: "mode|most common value|most frequent value",
  stddev:
    "standard deviation|std|standard deviations|sd|stddev|std dev|stdev|sample standard deviation",
  "population stddev": "population standard deviation",
  variance: "variance",
  min: "minimum|min|minimal",
  max: "maximum|max|maximal|peak",
  missing:
    "how many missing|number of missing|count of missing|count missing|how many blank|number of blank|number of blanks|how many blanks|count blanks|how many empty|number of empty|how many nulls|number of nulls",
  quantile: "percentile|quantile",
};

const COMPARISONS: Readonly<Record<Comparator, string>> = {
  ">": "more than|better than|greater than|over|above|exceeding|exceeds|exceed|higher than|larger than|bigger than|beyond|in excess of|>|after|later than|newer than",
  "<": "less than|fewer than|under|below|lower than|smaller than|<|before|earlier than|prior to",
  ">=": "at least|no less than|not less than|no fewer than|minimum of|>=|≥|since|onwards|onward|or after|and after|or more|or higher|or above|and above|and over|or over|or later|or greater|and later|and up",
  "<=": "at most|up to|no more than|not more than|maximum of|<=|≤|or less|or fewer|or lower|or below|and below|and under|or earlier|or smaller|until|till|through|up until|as late as",
  "=": "equal to|equals|equal|exactly|=|==",
  "!=": "not equal to|other than|different from|!=|<>",
  between: "between|in the range of|ranging from",
  contains: "contains|contain|containing|includes the word|with the word|mentions|mentioning",
  "starts with": "starts with|start with|starting with|begins with|begin with|beginning with",
  "ends with": "ends with|end with|ending with|ends in|ending in",
};

const BUCKETS: Readonly<Record<Bucket, string>> = {
  minute: "minute|minutes",
  hour: "hour|hourly|hours",
  day: "day|daily|days",
  week: "week|weekly|weeks",
  month: "month|monthly|months",
  quarter: "quarter|quarterly|quarters",
  year: "year|yearly|annual|annually|years",
  weekday: "weekday|weekdays|day of the week|day of week",
  "hour of day": "hour of the day|hour of day|time of day",
  "day of month": "day of the month|day of month",
  "month of year": "month of the year|month of year|calendar month",
};
type Line = readonly [Operator, string];
const LINES: readonly Line[] = [
  ...entries(STATISTICS).map(([how, words]): Line => [{ op: "statistic", how }, words]),
  ...entries(COMPARISONS).map(([comparator, words]): Line => [
    { op: "compare", comparator },
    words,
  ]),
  ...entries(BUCKETS).map(([bucket, words]): Line => [{ op: "bucket", bucket }, words]),
  ...ADJECTIVES.flatMap(([dimension, which, most, more, than]): Line[] => [
    [{ op: "extreme", which, dimension }, most],
    [{ op: "more", which, dimension }, more],
    [{ op: "compare", comparator: which === "greatest" ? ">" : "<", dimension }, than],
  ]),
  ...entries(AMOUNTS).map(([dimension, words]): Line => [{ op: "amount", dimension }, words]),
  [
    { op: "extreme", which: "greatest" },
    "most|highest|greatest|largest|biggest|top|best|maximum|max|leading|highest number of|most number of|largest number of|greatest number of|largest amount of|most amount of|highest amount of|greatest amount of|top number of",
  ],
  [
    { op: "extreme", which: "least" },
    "least|lowest|smallest|fewest|worst|bottom|minimum|min|lowest number of|least number of|smallest number of|fewest number of|least amount of|lowest amount of|smallest amount of",
  ],
  [
    { op: "extreme", which: "greatest", counted: true },
    "most often|most frequently|most frequent|most common|most commonly|most times|largest number of times",
  ],
  [
    { op: "extreme", which: "least", counted: true },
    "least often|least frequently|least frequent|least common|least commonly|fewest times",
  ],
  [{ op: "end", which: "first" }, "first|earliest|initial|inaugural|soonest"],
  [{ op: "end", which: "last" }, "last|latest|newest|most recent|most recently|final"],
  [{ op: "more", which: "greatest" }, "more|higher|greater|larger|bigger|better"],
  [{ op: "more", which: "least" }, "less|lower|smaller|fewer|worse"],
  [
    { op: "group" },
    "by|per|for each|for every|of each|of every|in each|in every|each|every|grouped by|group by|broken down by|break down by|split by|across",
  ],
  [
    { op: "order" },
    "sort|order|arrange|sorted by|sort by|sort the rows by|ordered by|order by|ranked by|in order of|sort them by|order them by|sort it by|sorted on",
  ],
  [
    { op: "direction", descending: true },
    "descending|desc|highest first|largest first|biggest first|most first|greatest first|from high to low|high to low|from highest to lowest|from the highest to the lowest|highest to lowest|from largest to smallest|from the largest to the smallest|largest to smallest|from most to least|from greatest to least|in descending order|decreasing|in decreasing order",
  ],
  [
    { op: "direction", descending: true, of: "time" },
    "newest first|latest first|most recent first|newest to oldest|from newest to oldest|in reverse chronological order",
  ],
  [
    { op: "direction", descending: false, of: "time" },
    "oldest first|earliest first|oldest to newest|from oldest to newest|chronologically|in chronological order",
  ],
  [
    { op: "direction", descending: false, of: "name" },
    "alphabetically|in alphabetical order|a to z|from a to z",
  ],
  [
    { op: "direction", descending: false },
    "ascending|asc|lowest first|smallest first|least first|from low to high|low to high|from lowest to highest|from the lowest to the highest|lowest to highest|from smallest to largest|from the smallest to the largest|smallest to largest|from least to most|in ascending order|increasing|in increasing order",
  ],
  [
    { op: "not" },
    "out of|neither|non|not|no|besides|aside from|apart from|outside of|leave out|skip|omit|drop|remove|exclude|excludes|other than|but not|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|never|except|except for|excluding|exclude|without|other than|ignoring|ignore|leaving out|didn't|hasn't|haven't|cannot",
  ],
  [
    { op: "missing" },
    "missing|blank|empty|null|no value|without a value|absent|not given|blanks|nulls|missing values|missing value|empty cells|blank values|blank cells",
  ],
  [{ op: "distinct" }, "different|distinct|unique"],
  [
    { op: "share" },
    "in percent|in per cent|as a percentage|as a percent|share|shares|share of|percentage of|percent of|proportion of|fraction of|what percentage|what percent|what share|what fraction|what proportion|percentage|proportion",
  ],
  [
    { op: "change", percent: false },
    "change|changes|changed|differ from|rise|rose|fall|fell|change in|changes in|increase in|decrease in",
  ],
  [
    { op: "change", percent: true },
    "percent change|percentage change|grow|grew|grown|growth|growth rate|growth of|growth in|percent change in|percentage change in|relative change",
  ],
  [{ op: "change", percent: true, back: 12 }, "year over year|year-over-year|yoy|year on year"],
  [
    { op: "running" },
    "running total|running total of|cumulative|cumulative total|cumulative sum|running sum",
  ],
  [{ op: "rank" }, "rank|ranking|rank of"],
  [
    { op: "difference" },
    "difference|differences|differ|differs|how far apart|difference in|difference of|difference between|how many more|how much more|how many fewer|how much less|gap between",
  ],
  [{ op: "ratio" }, "ratio|ratio of"],
  [
    { op: "arithmetic" },
    "times|multiplied by|multiplied with|product of|minus|divided by|subtracted from",
  ],
  [
    { op: "ratio", inverse: true },
    "how many times the|how many times as many|how many times as much|how many times more|how many times larger|how many times higher",
  ],
  [{ op: "boolean", value: true }, "true|yes"],
  [{ op: "boolean", value: false }, "false"],
  [{ op: "cells" }, "values|value|column|columns|field|values of|entries"],
  [{ op: "scope", of: "row" }, "single|individual|individually|in a single|in one"],
  [{ op: "scope", of: "all" }, "in total|in all|all together|together|overall"],
  [
    { op: "decimals" },
    "decimals|decimal|decimal places|decimal place|digits after the decimal point",
  ],
  [
    { op: "decimals", digits: 0 },
    "to whole numbers|to the nearest integer|to the nearest whole number|to integers",
  ],
  [
    { op: "join" },
    "join|joined|joining|combine|merge|combined with|joined with|joined to|join with|merged with",
  ],
  [{ op: "same" }, "the same|same"],
  [
    { op: "noise" },
    "only count|count only|keep only|use only|take only|only use|only keep|only consider|consider only|in order|at all|there are|are there|for each one|of them|round|rounded|round it to|rounded to|round to|places|look up|would like|by how much|i'd like|in this table|in the table|on the list|on this list|in the list|in the chart|on the chart|on this table|in this list|listed|in this chart|the following|as well|at the same time|respectively|this season|at this event|in this event|of the season|during the season|in the season|in history|of all time|on record|in years|in the history",
  ],
  [{ op: "or" }, "or|nor|either"],
  [{ op: "and" }, "and|,|and then|, then|as well as|&|plus|together with|vs|vs.|versus"],
  [
    { op: "which" },
    "which|what|whichever|list|show|name|give|display|tell|return|print|what are|what is|get|find",
  ],
  [{ op: "who" }, "who|whom"],
  [{ op: "when" }, "when|what date|which date|on what date"],
  [{ op: "where" }, "where"],
  [{ op: "amount" }, "how much"],
  [
    { op: "rows" },
    "rows|row|records|record|entries|entry|lines|observations|data points|all rows|appearances|occurrences|instances|occasions",
  ],
  [
    { op: "neighbour", side: "next" },
    "next|next after|right after|directly after|immediately after|just after|below|directly below|right below|comes after|listed after|following",
  ],
  [
    { op: "neighbour", side: "previous" },
    "previous|previous to|right before|directly before|immediately before|just before|above|directly above|right above|comes before|listed before|preceding",
  ],
];

export interface Wording {
  readonly words: readonly string[];
  readonly operator: Operator;
}

/** By their first word. */
const WORDINGS: ReadonlyMap<string, readonly Wording[]> = Map.groupBy(
  LINES.flatMap(([operator, lines]) =>
    lines
      .split("|")
      .filter(Boolean)
      .map((line): Wording => ({ words: line.split(/[ -]/), operator })),
  ),
  ({ words: [first = ""] }) => first,
);

/** Operators that the words from a position on may be, longest first. */
export function operatorsAt(lowers: readonly string[], at: number): readonly Wording[] {
  return (WORDINGS.get(lowers[at] ?? "") ?? [])
    .filter(({ words }) => words.every((word, i) => lowers[at + i] === word))
    .toSorted((a, b) => b.words.length - a.words.length);
}

/** Operators of one word. */
export const OPERATOR_WORDS: readonly string[] = [...WORDINGS.keys()].filter(isOperatorWord);

/** Whether a word is an operator by itself. */
export function isOperatorWord(lower: string): boolean {
  return (WORDINGS.get(lower) ?? []).some(({ words }) => words.length === 1);
}

function entries<K extends string>(lines: Partial<Record<K, string>>): [K, string][] {
  return Object.entries(lines) as [K, string][];
}
