/** Words for how the values of something become one. Alone they do not say the values of what. */
const STATISTICS: ReadonlySet<string> = new Set(
  "average mean avg median sum total count minimum min maximum max lowest highest smallest largest".split(
    " ",
  ),
);

export function isStatistic(lower: string): boolean {
  return STATISTICS.has(lower);
}
