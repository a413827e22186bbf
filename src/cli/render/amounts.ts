/** Times and money as people read them. */
import prettyMs from "pretty-ms";

/** `340ms`, `1.3s`, `2m 5s`; nothing below zero, which two times by a clock that was put back may differ by. */
export function duration(ms: number): string {
  return prettyMs(ms < 1000 ? Math.max(0, Math.round(ms)) : ms);
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

/** A stored time on the clock of whoever reads it: `2026-11-21 11:03:22`. */
export function localTime(iso: string): string {
  // Swedish writes dates as ISO 8601 does
  return new Date(iso).toLocaleString("sv-SE");
}
