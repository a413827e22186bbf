/** ISO 8601 in UTC of Unix seconds; `null` for what no date can hold, as broken commits have it. */
export function timeOf(seconds: string): string | null {
  const date = new Date(Number(seconds) * 1_000);
  return seconds === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
