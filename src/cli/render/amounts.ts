/** Times and money as people read them. */
import prettyMs from "pretty-ms";

/** `340ms`, `1.3s`, `2m 5s`. */
export function duration(ms: number): string {
  return prettyMs(ms < 1000 ? Math.round(ms) : ms);
}

export function seconds(value: number): string {
  return duration(value * 1000);
}

/** `$1.20`; small amounts keep two digits that say something: `$0.00034`. */
export function dollars(usd: number): string {
  if (usd === 0) return "free";
  return `$${usd >= 0.1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
