import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";
import { change, day } from "./wording.ts";

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

export const onchain = defineTool({
  name: "onchain",
  description:
    "Get an on-chain metric of the BTC blockchain by day: active addresses, transactions, transferred volume or hash rate.",
  version: "1",
  input: z.object({
    metric: z
      .enum(["addresses", "transactions", "volume", "hashrate"])
      .describe("active addresses, transactions, transferred volume in dollars, or hash rate"),
    days: z.int().min(2).max(365).default(30).describe("how many days back"),
  }),
  output: z.object({
    metric: z.string(),
    unit: z.string().describe("as the service calls it"),
    value: z.number().describe("the newest value"),
    at: z.iso.date().describe("the day of the newest value"),
    average: z.number().describe("mean over the days"),
    changePercent: z.number().describe("the newest value against the mean"),
    days: z.int().describe("how many days there are values of"),
    table: tableSchema,
  }),
  permissions: { network: ["api.blockchain.info"] },
  untrusted: true,
  estimate: { seconds: 1.5, usd: 0 },
  phrases: ["onchain metric", "blockchain metric"],

  async run({ metric, days }, context) {
    const url = `${CHARTS}/${METRICS[metric]}?timespan=${days}days&sampled=false&format=json`;
    const { name, unit, values } = await getJson(context, "blockchain.info", url, answerSchema);
    const rows = values.map(({ x, y }) => ({
      date: day(new Date(x * 1_000).toISOString()),
      value: y,
    }));
    const newest = rows.at(-1);
    const average = rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
    if (newest === undefined || average === 0) {
      throw new ToolError(`blockchain.info has no ${metric} of the last ${days} days.`, {
        help: "Ask for more days.",
      });
    }
    return {
      metric,
      unit,
      value: newest.value,
      at: newest.date,
      average,
      changePercent: (newest.value / average - 1) * 100,
      days: rows.length,
      table: {
        title: name,
        columns: [
          { name: "date", type: "time" as const },
          { name: "value", type: "number" as const },
        ],
        rows,
      },
    };
  },

  headline({ table, value, at, changePercent, days }) {
    return [
      `${table.title}: ${value.toLocaleString("en", { maximumFractionDigits: 0 })} on ${at}, ${change(changePercent)} on the mean of ${days} days.`,
    ];
  },
});
