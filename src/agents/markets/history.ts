import { z } from "zod";
import { defineTool, pointSchema, tableSchema, ToolError } from "../../catalog/authoring.ts";
import {
  COINGECKO,
  COINGECKO_HOST,
  coinExamples,
  currencyInput,
  resolveCoin,
} from "./coingecko.ts";
import { getJson } from "./get-json.ts";
import { amount, change, coinName, day } from "./wording.ts";

const series = z.array(z.tuple([z.number(), z.number().nullable()]));
const answerSchema = z.object({ prices: series, market_caps: series, total_volumes: series });

export const history = defineTool({
  name: "history",
  description:
    "Get the price history of a coin such as Bitcoin over the last days: daily prices and trading volume.",
  version: "1",
  input: z.object({
    coin: z
      .string()
      .min(1)
      .describe("name, id or symbol of the coin, such as bitcoin, ethereum, BTC or ETH")
      .meta({ examples: coinExamples }),
    // The public API goes back a year.
    days: z.int().min(1).max(365).default(30).describe("how many days back from now"),
    currency: currencyInput,
  }),
  output: z.object({
    points: z.array(pointSchema).describe("prices, oldest first"),
    coin: z.string(),
    currency: z.string(),
    days: z.int(),
    first: z.number(),
    last: z.number(),
    lowest: z.number(),
    highest: z.number(),
    changePercent: z.number().describe("from the first price to the last"),
    table: tableSchema,
  }),
  permissions: { network: [COINGECKO_HOST] },
  untrusted: true,
  estimate: { seconds: 1.5, usd: 0 },
  phrases: [
    "price history",
    "prices of the last days",
    "price over time",
    "how did the price develop",
    "historical prices",
    "price chart of a coin",
    "market data of the last month",
    "trading volume",
    "price trend",
  ],

  async run({ coin, days, currency }, context) {
    const id = await resolveCoin(context, coin);
    // Without an interval the service chooses: 5 minutes for one day, hours up to 90 days.
    const query = new URLSearchParams({
      vs_currency: currency,
      days: String(days),
      ...(days === 1 ? {} : { interval: "daily" }),
    });
    const url = `${COINGECKO}/coins/${encodeURIComponent(id)}/market_chart?${query.toString()}`;
    const { prices, total_volumes } = await getJson(context, "CoinGecko", url, answerSchema);
    const volumes = new Map(total_volumes);
    const rows = prices.flatMap(([time, value]) =>
      value === null
        ? []
        : [{ at: new Date(time).toISOString(), price: value, volume: volumes.get(time) ?? null }],
    );
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) {
      throw new ToolError(`CoinGecko has no prices of ${id} for the last ${days} days.`, {
        help: "Ask for more days, or for another coin.",
      });
    }
    const values = rows.map((row) => row.price);
    return {
      points: rows.map(({ at, price }) => ({ at, value: price })),
      coin: id,
      currency,
      days,
      first: first.price,
      last: last.price,
      lowest: Math.min(...values),
      highest: Math.max(...values),
      changePercent: (last.price / first.price - 1) * 100,
      table: {
        title: `Price of ${id} in ${currency}`,
        columns: [
          { name: "at", type: "time" as const },
          { name: "price", type: "number" as const },
          { name: "volume", type: "number" as const },
        ],
        rows,
      },
    };
  },

  headline({ points, coin, currency, days, first, last, lowest, highest, changePercent }) {
    const when = (value: number) => day(points.find((point) => point.value === value)?.at ?? "");
    const unit = currency.toUpperCase();
    return [
      `${coinName(coin)} is ${change(changePercent)} over ${days} ${days === 1 ? "day" : "days"}, from ${amount(first)} to ${amount(last)} ${unit}.`,
      `Its lowest price was ${amount(lowest)} on ${when(lowest)}, its highest ${amount(highest)} on ${when(highest)}.`,
    ];
  },
});
