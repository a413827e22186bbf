import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";
import { amount, change } from "./wording.ts";

// Reference rates of the European Central Bank: https://frankfurter.dev
const RATES = "https://api.frankfurter.dev/v1";

/** Currencies for a dollar. */
const ratesSchema = z.object({
  EUR: z.number(),
  JPY: z.number(),
  GBP: z.number(),
  CAD: z.number(),
  SEK: z.number(),
  CHF: z.number(),
});
type Rates = z.infer<typeof ratesSchema>;
const answerSchema = z.object({ rates: z.record(z.iso.date(), ratesSchema) });

/**
 * The weights of the US dollar index (ICE): a geometric mean, which was 100 in March 1973.
 * The index itself follows the market; this one has the reference rate of each working day.
 */
const BASE = 50.14348112;
const WEIGHTS: Readonly<Record<keyof Rates, number>> = {
  EUR: 0.576,
  JPY: 0.136,
  GBP: 0.119,
  CAD: 0.091,
  SEK: 0.042,
  CHF: 0.036,
};

export const dxy = defineTool({
  name: "dxy",
  description:
    "Get the DXY, which weighs USD against six others, by the reference rates of the European Central Bank.",
  version: "1",
  input: z.object({
    since: z.iso.date().describe("the first day, such as 2025-06-01"),
  }),
  output: z.object({
    value: z.number().describe("the newest value"),
    changePercent: z.number().describe("from the first value to the last"),
    from: z.iso.date().describe("the first working day"),
    to: z.iso.date().describe("the last working day"),
    table: tableSchema,
  }),
  permissions: { network: ["api.frankfurter.dev"] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
  phrases: ["DXY since a day"],

  async run({ since }, context) {
    const symbols = Object.keys(WEIGHTS).join(",");
    const url = `${RATES}/${since}..?base=USD&symbols=${symbols}`;
    const { rates } = await getJson(context, "Frankfurter", url, answerSchema);
    const rows = Object.entries(rates)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([date, perDollar]) => ({ date, value: indexOf(perDollar) }));
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) {
      throw new ToolError(`Frankfurter has no rates since ${since}.`, {
        help: "Begin earlier: there are none on weekends and holidays.",
      });
    }
    return {
      value: last.value,
      changePercent: (last.value / first.value - 1) * 100,
      from: first.date,
      to: last.date,
      table: {
        title: "US dollar index",
        columns: [
          { name: "date", type: "time" as const },
          { name: "value", type: "number" as const },
        ],
        rows,
      },
    };
  },

  headline({ value, changePercent, from, to }) {
    return [
      `The US dollar index is at ${amount(value)} on ${to}, ${change(changePercent)} since ${from}.`,
    ];
  },
});

function indexOf(perDollar: Rates): number {
  const entries = Object.entries(WEIGHTS) as [keyof Rates, number][];
  return entries.reduce((product, [name, weight]) => product * perDollar[name] ** weight, BASE);
}
