import type { TaskProgress } from "../../contract/progress.ts";

const number = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** `24% · 1,200 of 5,000 rows`, `1,200 rows`. */
export function progressText({ done, total, text = "" }: TaskProgress): string {
  if (total === undefined || total === 0) return `${number(done)} ${text}`.trimEnd();
  // Rounded down: what is not over is not at 100%.
  const share = Math.floor((Math.min(done, total) / total) * 100);
  return `${share}% · ${number(done)} of ${number(total)} ${text}`.trimEnd();
}
