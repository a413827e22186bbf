import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { BINANCE, BINANCE_HOST, depthSchema, type Level } from "./binance.ts";
import { getJson } from "./get-json.ts";
import { amount } from "./wording.ts";

/** `GET /api/v3/depth`. What lies within a distance of the middle price can be traded without moving it further. */
export const orderbook = defineTool({
  name: "orderbook",
  description:
    "Get the order book of a trading pair from Binance: spread, and the depth of bids and asks around the price (liquidity).",
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
  estimate: { seconds: 1, usd: 0 },
  phrases: ["order book", "order book depth", "bid and ask", "liquidity of a trading pair"],

  async run({ pair, withinPercent }, context) {
    // 500 levels of a liquid pair may end before the distance does: then the depth is a lower bound.
    const url = `${BINANCE}/depth?symbol=${encodeURIComponent(pair)}&limit=500`;
    const { bids, asks } = await getJson(context, "Binance", url, depthSchema);
    const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
    if (bid === undefined || ask === undefined) {
      throw new ToolError(`Binance has no offers for ${pair}.`, {
        help: "Give a pair that is traded, such as BTCUSDT.",
      });
    }
    const middle = (bid + ask) / 2;
    const near = (levels: readonly Level[]) =>
      levels
        .filter(([price]) => Math.abs(price / middle - 1) * 100 <= withinPercent)
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

  headline({ pair, bid, ask, bidDepth, askDepth }, { withinPercent }) {
    return [
      `${pair} has bids up to ${amount(bid)} and asks from ${amount(ask)}; within ${withinPercent}% there are ${amount(bidDepth)} to buy and ${amount(askDepth)} to sell.`,
    ];
  },
});
