/** Stretches of time that are written by a name of their own: `2024`, `2024-Q1`, `Mar 2024`, `2024-W05`. */
export const WRITTEN_PERIODS = ["year", "quarter", "month", "week"] as const;
export type WrittenPeriod = (typeof WRITTEN_PERIODS)[number];

export function isWrittenPeriod(text: string | undefined): text is WrittenPeriod {
  return WRITTEN_PERIODS.some((period) => period === text);
}
