/** English words that people use for one another. General language: no word stands here for the sake of one tool. */
import { stemWord } from "./stem.ts";

/** One group a line. Words of several words are written with underscores, and are matched as phrases. */
const GROUPS = `
  average mean avg typical
  sum total altogether overall_amount
  count number_of how_many how_much tally
  median middle_value
  maximum max highest largest biggest greatest peak most_expensive longest heaviest
  minimum min lowest smallest least cheapest shortest lightest earliest
  top best leading first_places ranking rank with_the_most with_the_highest with_the_largest with_the_biggest
  bottom worst with_the_least with_the_fewest with_the_lowest with_the_smallest
  newest latest most_recent recent
  oldest earliest
  day daily per_day each_day
  week weekly per_week each_week
  month monthly per_month each_month
  quarter quarterly per_quarter
  year yearly annual annually per_year each_year
  hour hourly
  chart plot graph diagram visualise visualize draw figure picture
  summary summarise summarize sum_up digest gist tl;dr shorten condense outline key_points
  compare comparison versus vs against difference_between differ similarity similar
  difference change diff
  correlate correlation relationship related relate
  describe description profile overview summarise summarize
  trend over_time time_series development evolution
  history historical past
  author contributor committer who whom people
  commit checkin
  often frequent frequently frequency
  hotspot churn changed_most
  file document
  folder directory
  source code
  size large big bytes
  search find look_for grep mention contain occurrence
  list show enumerate
  read open load contents
  keyword key_word key_phrase topic term theme
  sentiment mood tone positive negative emotion feeling
  readability readable hard_to_read easy_to_read reading_ease reading_level
  ease easy easily difficult difficulty hard
  join merge combine
  aggregate group break_down breakdown
  query select sql
  price cost quote worth
  prediction predict odds probability chance likelihood bet
  forecast projection extrapolate
  return gain performance yield
  report write-up writeup dossier dashboard
  page website site webpage web_page
  feed rss atom headline news
  url link address
  run execute command
  row record entry
  column field
  picture image
  save store export
  volatility volatile bands
  index indicator
  distinct unique different
  child children kid
  type kind
  todo fixme to_do
  eur euro
  usd dollar
  gbp sterling
  jpy yen
`;

interface Phrase {
  readonly stems: readonly string[];
  /** The words that mean nearly the same, as stems. */
  readonly synonyms: readonly string[];
}

const { words, phrases } = readGroups();

function readGroups(): {
  words: ReadonlyMap<string, ReadonlySet<string>>;
  /** By their first word. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
} {
  const all = GROUPS.trim()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .map((entry) => entry.split("_").map(stemWord)),
    );
  const byWord = new Map<string, Set<string>>();
  const byFirst = new Map<string, Phrase[]>();
  for (const group of all) {
    const singles = group.flatMap(([word = "", ...more]) => (more.length === 0 ? [word] : []));
    for (const word of singles) {
      const others = byWord.get(word) ?? new Set();
      for (const other of singles) if (other !== word) others.add(other);
      byWord.set(word, others);
    }
    for (const stems of group.filter(({ length }) => length > 1)) {
      const [first = ""] = stems;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, synonyms: singles }]);
    }
  }
  return { words: byWord, phrases: byFirst };
}

const NONE: ReadonlySet<string> = new Set();

/** Stems of the words that mean nearly the same as one word. */
export function synonymsOf(word: string): ReadonlySet<string> {
  return words.get(word) ?? NONE;
}

/** Stems of the words that mean nearly the same as the word at a position, alone or with those that follow. */
export function synonymsAt(stems: readonly string[], at: number): ReadonlySet<string> {
  const word = stems[at] ?? "";
  const said = (phrases.get(word) ?? []).filter((phrase) =>
    phrase.stems.every((part, i) => stems[at + i] === part),
  );
  if (said.length === 0) return synonymsOf(word);
  const found = new Set([...synonymsOf(word), ...said.flatMap(({ synonyms }) => synonyms)]);
  found.delete(word);
  return found;
}

/** Whether two stems are the same word or mean nearly the same. */
export function meansSame(a: string, b: string): boolean {
  return a === b || synonymsOf(a).has(b);
}
