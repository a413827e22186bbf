/** https://api.frankfurter.dev/v1/DAY..: reference rates of working days. */
import { DAY_MS, NOW, type Answer } from "./answer.ts";

/** For a dollar, at `NOW`. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  CAD: 1.3643,
  CHF: 0.7974,
  EUR: 0.8532,
  GBP: 0.7299,
  JPY: 144.17,
  SEK: 9.512,
};

export function frankfurter(url: URL): Answer | undefined {
  const start = /^\/v1\/(\d{4}-\d\d-\d\d)\.\.$/.exec(url.pathname)?.[1];
  if (start === undefined) return undefined;
  const symbols = (url.searchParams.get("symbols") ?? "").split(",");
  if (symbols.some((symbol) => PER_DOLLAR[symbol] === undefined))
    return { status: 404, body: { message: "not found" } };
  const rates: Record<string, Record<string, number>> = {};
  // Runs begin after `NOW`, and ask for the days before they do.
  const end = Math.max(NOW, Date.parse(start) + 30 * DAY_MS);
  for (let at = Date.parse(start); at <= end; at += DAY_MS) {
    if ([0, 6].includes(new Date(at).getUTCDay())) continue;
    const rate = (symbol: string) =>
      (PER_DOLLAR[symbol] ?? 0) * (1 + 0.0004 * ((end - at) / DAY_MS));
    rates[new Date(at).toISOString().slice(0, 10)] = Object.fromEntries(
      symbols.map((symbol) => [symbol, Number(rate(symbol).toFixed(4))]),
    );
  }
  return {
    body: {
      amount: 1,
      base: "USD",
      start_date: start,
      end_date: new Date(end).toISOString().slice(0, 10),
      rates,
    },
  };
}
