/** English words that people use for one another. General language: no word stands here for the sake of one tool. */
import { stemmer } from "stemmer";

/** One group a line. Words of several words are written with underscores, and are matched as phrases. */
const GROUPS = `
  average mean avg typical
  sum total altogether overall_amount
  count number_of how_many how_much tally
  median middle_value
  maximum max highest largest biggest greatest peak most_expensive longest heaviest
  minimum min lowest smallest least cheapest shortest lightest
  top best leading first_places ranking rank
  bottom worst
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
  describe description profile overview
  trend over_time time_series development evolution
  history historical past
  author contributor committer developer who whom
  commit revision checkin
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
  join merge combine
  aggregate group break_down breakdown
  query select sql
  price cost quote
  prediction predict forecast odds probability bet
  return gain performance yield
  report write-up writeup dossier document_it
  page website site webpage web_page
  feed rss atom headline news
  url link address
  run execute command
  row record entry
  column field
  picture image
  volatility volatile bands
  index indicator
  distinct unique different
  todo fixme to_do
`;

/** A synonym says a little less than the word itself. */
export const SYNONYM_WEIGHT = 0.6;

interface Entry {
  /** Stems of the words, one or several. */
  readonly stems: readonly string[];
  readonly group: number;
}

const entries: readonly Entry[] = GROUPS.trim()
  .split("\n")
  .flatMap((line, group) =>
    line
      .trim()
      .split(/\s+/)
      .map((words) => ({ stems: words.split("_").map(stemmer), group })),
  );

const singles = new Map<string, number[]>();
const phrases: Entry[] = [];
const members: string[][] = [];
for (const entry of entries) {
  const [stem = ""] = entry.stems;
  if (entry.stems.length > 1) phrases.push(entry);
  else {
    singles.set(stem, [...(singles.get(stem) ?? []), entry.group]);
    (members[entry.group] ??= []).push(stem);
  }
}

/** Stems of the words that mean nearly the same as the word at a position, alone or with those that follow. */
export function synonymsAt(stems: readonly string[], at: number): ReadonlySet<string> {
  const stem = stems[at] ?? "";
  const groups = [...(singles.get(stem) ?? [])];
  for (const phrase of phrases) {
    if (phrase.stems.every((part, i) => stems[at + i] === part)) groups.push(phrase.group);
  }
  const found = new Set(groups.flatMap((group) => members[group] ?? []));
  found.delete(stem);
  return found;
}

/** Whether two stems are the same word or mean nearly the same. */
export function meansSame(a: string, b: string): boolean {
  return a === b || synonymsAt([a], 0).has(b);
}
