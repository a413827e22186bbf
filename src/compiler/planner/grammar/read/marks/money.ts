/** Amounts of money, with a sign, a code of ISO 4217, or a name: "$1.5M", "20 EUR", "USD 20", "500 million dollars". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";

const SIGNS: Readonly<Record<string, string>> = {
  $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₿": "BTC", "₴": "UAH",
}; // prettier-ignore
/** Before a dollar sign: `US$`, `A$`. */
const DOLLARS: Readonly<Record<string, string>> = { us: "USD", a: "AUD", au: "AUD", c: "CAD", ca: "CAD", hk: "HKD", nz: "NZD", s: "SGD", r: "BRL" }; // prettier-ignore
/** Names without a country mean the one whose currency is traded most. */
const NAMES: Readonly<Record<string, string>> = {
  dollar: "USD", buck: "USD", euro: "EUR", pound: "GBP", quid: "GBP", sterling: "GBP", yen: "JPY", yuan: "CNY", renminbi: "CNY",
  rupee: "INR", rouble: "RUB", ruble: "RUB", won: "KRW", peso: "MXN", franc: "CHF", krona: "SEK", krone: "NOK", zloty: "PLN", rand: "ZAR",
  baht: "THB", lira: "TRY", shekel: "ILS", dirham: "AED", ringgit: "MYR", bitcoin: "BTC",
}; // prettier-ignore
const COUNTRIES: Readonly<Record<string, string>> = {
  us: "USD", american: "USD", canadian: "CAD", australian: "AUD", british: "GBP", japanese: "JPY", chinese: "CNY", indian: "INR",
  swiss: "CHF", singapore: "SGD", mexican: "MXN", swedish: "SEK", norwegian: "NOK", danish: "DKK", russian: "RUB", korean: "KRW",
}; // prettier-ignore
const HUNDREDTHS: Readonly<Record<string, string>> = {
  cent: "USD",
  cents: "USD",
  pence: "GBP",
  penny: "GBP",
};

let known: ReadonlySet<string> | undefined;
/** Codes that are words as well ("ALL", "TOP", "MOP") count only in capitals, as all others do. */
function isCode(text: string): boolean {
  if (!/^[A-Z]{3}$/.test(text)) return false;
  known ??= new Set(Intl.supportedValuesOf("currency"));
  return known.has(text) || text === "BTC" || text === "ETH";
}

export function money(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const number = numberAt(draft, at);
    const mark = number && number.ordinal === undefined ? moneyAt(draft, at, number) : undefined;
    if (mark !== undefined) marks.push(mark);
    at = mark?.to ?? number?.to ?? at + 1;
  }
  return marks;
}

function moneyAt(
  draft: Draft,
  at: number,
  number: { to: number; value: number },
): Mark | undefined {
  const { tokens, isLiteral } = draft;
  const { to, value } = number;
  const is = (from: number, end: number, currency: string, amount = value): Mark => ({
    from,
    to: end,
    is: "money",
    value: amount,
    currency,
  });
  const before = tokens[at - 1];
  if (before !== undefined && !isLiteral(at - 1)) {
    const sign = SIGNS[before.text];
    if (sign !== undefined) {
      const country =
        before.text === "$" && before.glued ? DOLLARS[draft.lower(at - 2)] : undefined;
      const minus = /[-−]$/.test(draft.query.slice(0, before.start).slice(-1)) && tokens[at - 2]?.kind === "sign" && tokens[at - 2]?.glued === false; // prettier-ignore
      const from = country !== undefined || minus ? at - 2 : at - 1;
      const named =
        country === undefined && isCode(tokens[to]?.text ?? "") ? tokens[to] : undefined; // "$20 CAD"
      return is(from, named === undefined ? to : to + 1, named?.text ?? country ?? sign, minus ? -value : value); // prettier-ignore
    }
    if (isCode(before.text) && !isCode(tokens[to]?.text ?? "")) return is(at - 1, to, before.text);
  }
  const after = tokens[to];
  if (after === undefined || isLiteral(to)) return undefined;
  const sign = SIGNS[after.text];
  // "5 and $3": the sign belongs to what follows.
  if (sign !== undefined && (after.glued || tokens[to + 1]?.kind !== "number"))
    return is(at, to + 1, sign);
  if (
    isCode(after.text) ||
    (isCode(after.text.toUpperCase()) &&
      ["usd", "eur", "gbp", "inr", "jpy", "cad", "aud", "chf", "cny"].includes(after.lower))
  )
    // prettier-ignore
    return is(at, to + 1, after.text.toUpperCase());
  const hundredth = HUNDREDTHS[after.lower];
  if (hundredth !== undefined)
    return is(at, to + 1, hundredth, Number((value / 100).toPrecision(12)));
  const name = nameOf(draft.lower(to));
  if (name !== undefined && to === at + 1 && after.lower === "won") return undefined; // "who 3 won"
  if (name !== undefined) return is(at, to + 1, name);
  const country = COUNTRIES[after.lower];
  return country !== undefined && nameOf(draft.lower(to + 1)) !== undefined
    ? is(at, to + 2, country)
    : undefined;
}

function nameOf(lower: string): string | undefined {
  const singular = lower === "francs" || lower.length > 4 ? lower.replace(/s$/, "") : lower;
  return Object.hasOwn(NAMES, singular) ? NAMES[singular] : undefined;
}
