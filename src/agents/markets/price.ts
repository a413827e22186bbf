import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import {
  COINGECKO,
  COINGECKO_HOST,
  coinExamples,
  currencyInput,
  resolveCoin,
} from "./coingecko.ts";
import { getJson } from "./get-json.ts";
import { amount, change, coinName } from "./wording.ts";

// A coin's object has one key for each currency and fact: `usd`, `usd_24h_change`, …
const answerSchema = z.record(z.string(), z.record(z.string(), z.number().nullable()));

export const price = defineTool({
  name: "price",
  description:
    "Get the current price of one or more coins such as Bitcoin, with the change of a day and the market capitalisation.",
  version: "1",
  input: z.object({
    coins: z
      .array(z.string().min(1))
      .min(1)
      .max(50)
      .describe("names, ids or symbols of coins, such as bitcoin, ethereum, BTC or ETH")
      .meta({ examples: coinExamples }),
    currency: currencyInput,
  }),
  output: z.object({
    prices: z.record(z.string(), z.number()).describe("price of each coin, by its id"),
    currency: z.string(),
    table: tableSchema,
  }),
  permissions: { network: [COINGECKO_HOST] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
  phrases: [
    "price of bitcoin",
    "current price",
    "how much is a coin",
    "crypto prices",
    "market data",
    "market cap",
    "what does ethereum cost",
    "value of the coin now",
    "change in a day",
  ],

  async run({ coins, currency }, context) {
    const ids: string[] = [];
    // One after the other: the public API allows a few requests at once.
    for (const coin of coins) ids.push(await resolveCoin(context, coin));
    const query = new URLSearchParams({
      ids: [...new Set(ids)].join(","),
      vs_currencies: currency,
      include_market_cap: "true",
      include_24hr_change: "true",
      include_last_updated_at: "true",
    });
    const url = `${COINGECKO}/simple/price?${query.toString()}`;
    const answer = await getJson(context, "CoinGecko", url, answerSchema);
    const rows = [...new Set(ids)].map((coin) => {
      const facts = answer[coin];
      const value = facts?.[currency];
      if (facts === undefined || value === undefined || value === null) {
        throw new ToolError(`CoinGecko has no price of ${coin} in ${currency}.`, {
          help: "The coin may be delisted; leave it out or give another currency.",
        });
      }
      const updated = facts["last_updated_at"];
      return {
        coin,
        price: value,
        dayChangePercent: facts[`${currency}_24h_change`] ?? null,
        marketCap: facts[`${currency}_market_cap`] ?? null,
        at: typeof updated === "number" ? new Date(updated * 1_000).toISOString() : null,
      };
    });
    return {
      prices: Object.fromEntries(rows.map((row) => [row.coin, row.price])),
      currency,
      table: {
        title: `Prices in ${currency}`,
        columns: [
          { name: "coin", type: "text" as const },
          { name: "price", type: "number" as const },
          { name: "dayChangePercent", type: "number" as const },
          { name: "marketCap", type: "number" as const },
          { name: "at", type: "time" as const },
        ],
        rows,
      },
    };
  },

  headline({ table, currency }) {
    return table.rows.slice(0, 4).map((row) => {
      const moved = row["dayChangePercent"];
      const since = typeof moved === "number" ? `, ${change(moved)} in a day` : "";
      return `${coinName(String(row["coin"]))} is at ${amount(Number(row["price"]))} ${currency.toUpperCase()}${since}.`;
    });
  },
});
