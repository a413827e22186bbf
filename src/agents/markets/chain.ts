import { z } from "zod";
import { defineTool, pointSchema, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";
import { amount, change, day } from "./wording.ts";

// https://www.blockchain.com/explorer/api/charts_api
const CHARTS = "https://api.blockchain.info/charts";

const answerSchema = z.object({
  status: z.string(),
  name: z.string(),
  unit: z.string(),
  // Unix seconds, oldest first.
  values: z.array(z.object({ x: z.number(), y: z.number() })),
});

/** `GET /charts/NAME`: the names of the charts as the service has them. */
const METRICS = {
  addresses: "n-unique-addresses",
  transactions: "n-transactions",
  volume: "estimated-transaction-volume-usd",
  hashrate: "hash-rate",
} as const;

export const chain = defineTool({
  name: "chain",
  description:
    "Get on-chain figures of the Bitcoin blockchain per day: active addresses, transactions, transferred value or hash rate.",
  version: "1",
  input: z.object({
    metric: z
      .enum(["addresses", "transactions", "volume", "hashrate"])
      .default("addresses")
      .describe("active addresses, transactions, transferred volume in dollars, or hash rate"),
    days: z.int().min(2).max(365).default(30).describe("how many days back"),
  }),
  output: z.object({
    metric: z.string(),
    unit: z.string().describe("as the service calls it"),
    value: z.number().describe("the newest value"),
    average: z.number().describe("mean over the days"),
    changePercent: z.number().describe("the newest value against the mean"),
    days: z.int().describe("how many days there are values of"),
    points: z.array(pointSchema).describe("values, oldest first"),
    table: tableSchema,
  }),
  permissions: { network: ["api.blockchain.info"] },
  estimate: { seconds: 1.5, usd: 0 },
  phrases: ["on-chain figures", "on-chain metrics", "active addresses", "hash rate of Bitcoin"],

  async run({ metric, days }, context) {
    const url = `${CHARTS}/${METRICS[metric]}?timespan=${days}days&sampled=false&format=json`;
    const { name, unit, values } = await getJson(context, "blockchain.info", url, answerSchema);
    const points = values.map(({ x, y }) => ({ at: new Date(x * 1_000).toISOString(), value: y }));
    const newest = points.at(-1);
    const average = points.reduce((sum, { value }) => sum + value, 0) / points.length;
    if (newest === undefined || average === 0) {
      throw new ToolError(`blockchain.info has no ${metric} of the last ${days} days.`, {
        help: "Ask for more days.",
      });
    }
    return {
      metric,
      unit,
      value: newest.value,
      average,
      changePercent: (newest.value / average - 1) * 100,
      days: points.length,
      points,
      table: {
        title: name,
        columns: [
          { name: "at", type: "time" as const },
          { name: "value", type: "number" as const },
        ],
        rows: points,
      },
    };
  },

  headline({ table, value, changePercent, days, points }) {
    return [
      `${table.title}: ${amount(value)} on ${day(points.at(-1)?.at ?? "")}, ${change(changePercent)} on the mean of ${days} days.`,
    ];
  },
});
