/** How the headlines of this agent speak of numbers. */

/** Two decimals; small prices keep four digits that count. */
export function amount(value: number): string {
  return Math.abs(value) >= 1
    ? value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    : value.toLocaleString("en", { maximumSignificantDigits: 4 });
}

/** What a sentence calls a coin: `Bitcoin`, `Usd Coin`; an id with digits stays as it is. */
export function coinName(id: string): string {
  return /\d/.test(id)
    ? id
    : id.replace(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase()).replaceAll("-", " ");
}

/** `up 3.64%`, `down 0.20%`. */
export function change(percent: number): string {
  return `${percent < 0 ? "down" : "up"} ${Math.abs(percent).toFixed(2)}%`;
}

/** `2025-06-30` of an ISO time. */
export function day(time: string): string {
  return time.slice(0, 10);
}
