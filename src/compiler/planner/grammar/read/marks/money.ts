/** Amounts of money, with a sign, a code of ISO 4217, or a name: "$1.5M", "20 EUR", "USD 20", "500 million dollars". */
import type { Draft } from "../draft.ts";
import type { NumberAt } from "../numbers.ts";
import type { Mark } from "../reading.ts";
import units from "../units.json" with { type: "json" };

const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(pairs.split(" ").map((pair) => pair.split(":") as [string, string]));
const SIGNS = table(units.money.signs);
/** Before a dollar sign: `US$`, `A$`. */
const DOLLARS = table(units.money.dollars);
const HUNDREDTHS = table(units.money.hundredths);
/** Names without a country mean the one whose currency is traded most. */
const NAMES = table(units.money.currencies);
const COUNTRIES = table(units.money.countries);
const CODES = new Set([...Intl.supportedValuesOf("currency"), "BTC", "ETH"]);
/** Codes that are written in small letters as well; others are words in them: "all", "top", "mop". */
const SMALL = /^(?:usd|eur|gbp|inr|jpy|cad|aud|chf|cny)$/;

/** Before a number these are words of a heading or a command, and no money: "TOP 10", "ALL 5". */
const WORDS = /^(?:ALL|CUP|MOP|TOP|TRY)$/;

export function moneyAt(draft: Draft, at: number, { to, value }: NumberAt): Mark | undefined {
  const { tokens, lower, isLiteral, query } = draft;
  const is = (from: number, end: number, currency: string, amount = value): Mark => ({
    from,
    to: end,
    is: "money",
    value: amount,
    currency,
  });
  const after = isLiteral(to) ? undefined : tokens[to];
  const before = isLiteral(at - 1) ? undefined : tokens[at - 1];
  const codeAfter = CODES.has(tokens[to]?.text ?? "") ? tokens[to]?.text : undefined;
  const sign = SIGNS.get(before?.text ?? "");
  if (before !== undefined && sign !== undefined) {
    const country = before.text === "$" && before.glued ? DOLLARS.get(lower(at - 2)) : undefined;
    const other = tokens[at - 2];
    const isMinus =
      other?.kind === "sign" && !other.glued && /[-−]/.test(query.charAt(before.start - 1));
    const from = country !== undefined || isMinus ? at - 2 : at - 1;
    // "$20 CAD"
    const isCoded = country === undefined && codeAfter !== undefined;
    return is(from, isCoded ? to + 1 : to, country ?? codeAfter ?? sign, isMinus ? -value : value);
  }
  if (before && CODES.has(before.text) && !WORDS.test(before.text) && codeAfter === undefined)
    return is(at - 1, to, before.text);
  if (after === undefined) return undefined;
  const behind = SIGNS.get(after.text);
  // "5 and $3": the sign belongs to what follows.
  if (behind !== undefined && (after.glued || tokens[to + 1]?.kind !== "number"))
    return is(at, to + 1, behind);
  if (codeAfter !== undefined || SMALL.test(after.lower))
    return is(at, to + 1, after.text.toUpperCase());
  const hundredth = HUNDREDTHS.get(after.lower);
  if (hundredth !== undefined)
    return is(at, to + 1, hundredth, Number((value / 100).toPrecision(12)));
  // "who 3 won"
  if (after.lower === "won" && to === at + 1) return undefined;
  const name = nameOf(after.lower);
  if (name !== undefined) return is(at, to + 1, name);
  const country = COUNTRIES.get(after.lower);
  const isNamed = country !== undefined && nameOf(lower(to + 1)) !== undefined;
  return isNamed ? is(at, to + 2, country) : undefined;
}

function nameOf(lower: string): string | undefined {
  return NAMES.get(lower.length > 4 ? lower.replace(/s$/, "") : lower);
}
