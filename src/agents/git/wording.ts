/** How the headlines of this agent speak of numbers. */

/** `1 commit`, `1,204 commits`; what is no number counts as 0, as the lines of a binary file do. */
export function count(value: unknown, noun: string): string {
  const number = Number(value ?? 0);
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `3 lines added and 1 deleted`. */
export function churnOf(insertions: unknown, deletions: unknown): string {
  return `${count(insertions, "line")} added and ${Number(deletions ?? 0).toLocaleString("en")} deleted`;
}

/** Subjects of commits should be short, and some are not. */
export function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100).replace(/\s+\S*$/, "")} …`;
}
