/** Amounts of money, with a sign, a code of ISO 4217, or a name: "$1.5M", "20 EUR", "USD 20", "500 million dollars". */
import type { Draft } from "../draft.ts";
import type { NumberAt } from "../number-words.ts";
import type { Mark } from "../reading.ts";

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(text.trim().split(/\s+/).map((pair) => pair.split(":") as [string, string])); // prettier-ignore

const SIGNS = table("$:USD €:EUR £:GBP ¥:JPY ₹:INR ₽:RUB ₩:KRW ₺:TRY ₿:BTC ₴:UAH");
/** Before a dollar sign: `US$`, `A$`. */
const DOLLARS = table("us:USD a:AUD au:AUD c:CAD ca:CAD hk:HKD nz:NZD s:SGD r:BRL");
/** Names without a country mean the one whose currency is traded most. */
const NAMES = table(`
  dollar:USD buck:USD euro:EUR pound:GBP quid:GBP sterling:GBP yen:JPY yuan:CNY renminbi:CNY rupee:INR rouble:RUB ruble:RUB won:KRW
  peso:MXN franc:CHF krona:SEK krone:NOK zloty:PLN rand:ZAR baht:THB lira:TRY shekel:ILS dirham:AED ringgit:MYR bitcoin:BTC`);
const COUNTRIES = table(`
  us:USD american:USD canadian:CAD australian:AUD british:GBP japanese:JPY chinese:CNY indian:INR swiss:CHF singapore:SGD
  mexican:MXN swedish:SEK norwegian:NOK danish:DKK russian:RUB korean:KRW`);
const HUNDREDTHS = table("cent:USD cents:USD pence:GBP penny:GBP");
/** Codes that are written in small letters as well; others are words in them: "all", "top", "mop". */
const SMALL = /^(?:usd|eur|gbp|inr|jpy|cad|aud|chf|cny)$/;

let codes: ReadonlySet<string> | undefined;
function isCode(text: string): boolean {
  if (!/^[A-Z]{3}$/.test(text)) return false;
  codes ??= new Set([...Intl.supportedValuesOf("currency"), "BTC", "ETH"]);
  return codes.has(text);
}

export function moneyAt(draft: Draft, at: number, { to, value }: NumberAt): Mark | undefined {
  const { tokens, lower, isLiteral, query } = draft;
  const is = (from: number, end: number, currency: string, amount = value): Mark => ({ from, to: end, is: "money", value: amount, currency }); // prettier-ignore
  const after = isLiteral(to) ? undefined : tokens[to];
  const isCodeAfter = isCode(tokens[to]?.text ?? "");
  const before = isLiteral(at - 1) ? undefined : tokens[at - 1];
  const sign = SIGNS.get(before?.text ?? "");
  if (before !== undefined && sign !== undefined) {
    const country = before.text === "$" && before.glued ? DOLLARS.get(lower(at - 2)) : undefined;
    const minus = tokens[at - 2];
    const isMinus = minus?.kind === "sign" && !minus.glued && /[-−]/.test(query.charAt(before.start - 1)); // prettier-ignore
    const from = country !== undefined || isMinus ? at - 2 : at - 1;
    const amount = isMinus ? -value : value;
    // "$20 CAD"
    if (country === undefined && isCodeAfter) return is(from, to + 1, tokens[to]?.text ?? sign, amount); // prettier-ignore
    return is(from, to, country ?? sign, amount);
  }
  if (before !== undefined && isCode(before.text) && !isCodeAfter) return is(at - 1, to, before.text); // prettier-ignore
  if (after === undefined) return undefined;
  const behind = SIGNS.get(after.text);
  // "5 and $3": the sign belongs to what follows.
  if (behind !== undefined && (after.glued || tokens[to + 1]?.kind !== "number"))
    return is(at, to + 1, behind);
  if (isCodeAfter || SMALL.test(after.lower)) return is(at, to + 1, after.text.toUpperCase());
  const hundredth = HUNDREDTHS.get(after.lower);
  if (hundredth !== undefined) return is(at, to + 1, hundredth, Number((value / 100).toPrecision(12))); // prettier-ignore
  const name = nameOf(after.lower);
  // "who 3 won"
  if (name !== undefined) return to === at + 1 && after.lower === "won" ? undefined : is(at, to + 1, name); // prettier-ignore
  const country = COUNTRIES.get(after.lower);
  return country !== undefined && nameOf(lower(to + 1)) !== undefined ? is(at, to + 2, country) : undefined; // prettier-ignore
}

function nameOf(lower: string): string | undefined {
  return NAMES.get(lower.length > 4 ? lower.replace(/s$/, "") : lower);
}
