import { z } from "zod";
import { defineTool, pointSchema, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";
import { numeric } from "./numeric.ts";
import { day } from "./wording.ts";

// https://alternative.me/crypto/fear-and-greed-index/#api
const ADDRESS = "https://api.alternative.me/fng/";

const answerSchema = z.object({
  // Newest first; numbers and times (Unix seconds) arrive as text.
  data: z.array(
    z.object({
      value: numeric.pipe(z.number().min(0).max(100)),
      value_classification: z.string(),
      timestamp: numeric,
    }),
  ),
  metadata: z.object({ error: z.string().nullish() }),
});

export const feargreed = defineTool({
  name: "feargreed",
  description:
    "Get the crypto fear and greed index of the last days: market sentiment from 0 (extreme fear) to 100 (extreme greed).",
  version: "1",
  input: z.object({
    days: z.int().min(1).max(1_000).default(30).describe("how many days back"),
  }),
  output: z.object({
    value: z.number().describe("the newest value"),
    label: z.string().describe("what the newest value means, such as Fear"),
    average: z.number().describe("mean over the days"),
    days: z.int().describe("how many days there are values of"),
    points: z.array(pointSchema).describe("values, oldest first"),
    table: tableSchema,
  }),
  permissions: { network: ["api.alternative.me"] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
  phrases: [
    "fear and greed index",
    "fear and greed",
    "market sentiment",
    "crypto sentiment",
    "mood of the market",
    "how afraid are investors",
    "greed index",
  ],

  async run({ days }, context) {
    const url = `${ADDRESS}?limit=${days}`;
    const { data, metadata } = await getJson(context, "alternative.me", url, answerSchema);
    if (typeof metadata.error === "string") {
      throw new ToolError(`alternative.me answered with an error: ${metadata.error}`, {
        retryable: true,
      });
    }
    const rows = data
      .map((entry) => ({
        at: new Date(entry.timestamp * 1_000).toISOString(),
        value: entry.value,
        label: entry.value_classification,
      }))
      .toSorted((a, b) => a.at.localeCompare(b.at));
    const newest = rows.at(-1);
    if (newest === undefined) {
      throw new ToolError(`alternative.me has no values of the last ${days} days.`, {
        help: "Ask for more days.",
      });
    }
    return {
      value: newest.value,
      label: newest.label,
      average: rows.reduce((sum, row) => sum + row.value, 0) / rows.length,
      days: rows.length,
      points: rows.map(({ at, value }) => ({ at, value })),
      table: {
        title: "Fear and greed index",
        columns: [
          { name: "at", type: "time" as const },
          { name: "value", type: "number" as const },
          { name: "label", type: "text" as const },
        ],
        rows,
      },
    };
  },

  headline({ value, label, average, days, points }) {
    const newest = points.at(-1);
    return [
      `The fear and greed index is at ${value} (${label}) on ${day(newest?.at ?? "")}.`,
      ...(days > 1 ? [`Its mean over ${days} days is ${average.toFixed(1)}.`] : []),
    ];
  },
});
