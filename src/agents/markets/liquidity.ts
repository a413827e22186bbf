import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { BINANCE, BINANCE_HOST, depthSchema, type Level } from "./binance.ts";
import { getJson } from "./get-json.ts";
import { amount } from "./wording.ts";

/** The most levels a side that the service gives. Of a liquid pair they end within a part of a percent. */
const LEVELS = 5000;

/** `GET /api/v3/depth`. What lies within a distance of the middle price can be traded without moving it further. */
export const liquidity = defineTool({
  name: "liquidity",
  description:
    "Get the liquidity of a trading pair at Binance: the spread, and what the bids and asks near the middle are worth.",
  version: "1",
  input: z.object({
    pair: z
      .string()
      .regex(/^[A-Z0-9]{5,20}$/, "a pair is written as in BTCUSDT")
      .default("BTCUSDT")
      .describe("trading pair of Binance, such as BTCUSDT or ETHUSDT"),
    withinPercent: z
      .number()
      .positive()
      .max(10)
      .default(1)
      .describe("how far from the middle price offers count, in percent"),
  }),
  output: z.object({
    pair: z.string(),
    bid: z.number().describe("the best bid"),
    ask: z.number().describe("the best ask"),
    spreadPercent: z.number().describe("ask minus bid, in percent of the middle price"),
    withinPercent: z
      .number()
      .describe("the distance, or how far the book is known, if that is less"),
    bidDepth: z.number().describe("value of the bids within the distance, in the quote currency"),
    askDepth: z.number().describe("the same of the asks"),
    imbalance: z
      .number()
      .min(-1)
      .max(1)
      .describe("bids minus asks, divided by both: above 0 there is more to buy than to sell"),
    table: tableSchema,
  }),
  permissions: { network: [BINANCE_HOST] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
  phrases: ["liquidity of a trading pair", "bids and asks"],

  async run({ pair, withinPercent }, context) {
    const url = `${BINANCE}/depth?symbol=${encodeURIComponent(pair)}&limit=${LEVELS}`;
    const { bids, asks } = await getJson(context, "Binance", url, depthSchema);
    const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
    if (bid === undefined || ask === undefined) {
      throw new ToolError(`Binance has no offers for ${pair}.`, {
        help: "Give a pair that is traded, such as BTCUSDT.",
      });
    }
    const middle = (bid + ask) / 2;
    const distance = (price: number) => Math.abs(price / middle - 1) * 100;
    // Both sides are summed over one distance, or the side that is known further would look larger.
    const reach = ([bids, asks] as const).map((levels) =>
      levels.length < LEVELS ? Infinity : distance(levels.at(-1)?.[0] ?? middle),
    );
    const within = Math.min(withinPercent, ...reach);
    const near = (levels: readonly Level[]) =>
      levels
        .filter(([price]) => distance(price) <= within)
        .reduce((sum, [price, quantity]) => sum + price * quantity, 0);
    const [bidDepth, askDepth] = [near(bids), near(asks)];
    const depth = bidDepth + askDepth;
    const rows = (side: string, levels: readonly Level[]) =>
      levels.slice(0, 10).map(([price, quantity]) => ({ side, price, quantity }));
    return {
      pair,
      bid,
      ask,
      spreadPercent: ((ask - bid) / middle) * 100,
      withinPercent: within,
      bidDepth,
      askDepth,
      imbalance: depth === 0 ? 0 : (bidDepth - askDepth) / depth,
      table: {
        title: `Order book of ${pair}`,
        columns: [
          { name: "side", type: "text" as const },
          { name: "price", type: "number" as const },
          { name: "quantity", type: "number" as const },
        ],
        rows: [...rows("bid", bids), ...rows("ask", asks)],
      },
    };
  },

  headline({ pair, bid, ask, withinPercent, bidDepth, askDepth }) {
    return [
      `${pair} has bids up to ${amount(bid)} and asks from ${amount(ask)}; within ${Number(withinPercent.toFixed(3))}% there are ${amount(bidDepth)} to buy and ${amount(askDepth)} to sell.`,
    ];
  },
});
