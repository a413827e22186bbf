/** What one point of a series can cover. Finer ones are no dates, and nobody charts years of them. */
export const BUCKETS = ["day", "week", "month", "quarter", "year"] as const;
export type Bucket = (typeof BUCKETS)[number];
