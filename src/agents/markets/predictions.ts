import { z } from "zod";
import { defineTool, tableSchema, type ToolContext } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";
import {
  marketSchema,
  POLYMARKET,
  POLYMARKET_HOST,
  toPrediction,
  type Prediction,
} from "./polymarket.ts";
import { day } from "./wording.ts";

const searchSchema = z.object({
  events: z.array(z.object({ markets: z.array(marketSchema).nullish() })).nullish(),
});

/** A search gives events, and an event has one market or some dozens. */
const EVENTS_PER_SEARCH = "20";

export const predictions = defineTool({
  name: "predictions",
  description:
    "Get predictions from Polymarket's prediction markets: the odds that traders give to the outcomes of events.",
  version: "1",
  input: z.object({
    topic: z
      .string()
      .min(1)
      .optional()
      .describe("what the predictions are about, such as bitcoin or an election; any when missing"),
    limit: z.int().min(1).max(100).default(10).describe("how many markets at most"),
  }),
  output: z.object({
    markets: z.array(
      z.object({
        question: z.string(),
        outcomes: z.array(z.object({ name: z.string(), probability: z.number().min(0).max(1) })),
        volume: z.number().nullable().describe("US dollars traded"),
        endDate: z.string().nullable(),
        url: z.string(),
      }),
    ),
    count: z.int().describe("how many markets there are in the list"),
    table: tableSchema,
  }),
  permissions: { network: [POLYMARKET_HOST] },
  untrusted: true,
  estimate: { seconds: 1.5, usd: 0 },
  phrases: [
    "prediction markets",
    "Polymarket predictions",
    "Polymarket odds",
    "what do traders expect",
    "probability of the event",
    "chances of",
    "betting odds",
    "forecast by markets",
    "what will happen",
  ],

  async run({ topic, limit }, context) {
    const open =
      topic === undefined ? await mostTraded(context, limit) : await search(context, topic);
    const markets = open
      .toSorted((a, b) => (b.volume ?? 0) - (a.volume ?? 0))
      .slice(0, limit)
      .map((market) => ({ ...market, outcomes: [...market.outcomes] }));
    return {
      markets,
      count: markets.length,
      table: {
        title: topic === undefined ? "Predictions" : `Predictions about ${topic}`,
        columns: [
          { name: "question", type: "text" as const },
          { name: "outcome", type: "text" as const },
          { name: "probability", type: "number" as const },
          { name: "volume", type: "number" as const },
          { name: "endDate", type: "time" as const },
        ],
        rows: markets.flatMap(({ question, outcomes, volume, endDate }) =>
          outcomes.map(({ name, probability }) => {
            return { question, outcome: name, probability, volume, endDate };
          }),
        ),
      },
    };
  },

  headline({ markets, count }, { topic }) {
    const about = topic === undefined ? "" : ` about ${topic}`;
    if (count === 0) return [`Polymarket has no open markets${about}.`];
    return markets.slice(0, 4).map(({ question, outcomes, volume, endDate }) => {
      const odds = outcomes
        .toSorted((a, b) => b.probability - a.probability)
        .slice(0, 3)
        .map(({ name, probability }) => `${name} ${(probability * 100).toFixed(1)}%`);
      const traded =
        volume === null ? "" : `; ${Math.round(volume).toLocaleString("en")} dollars traded`;
      const ends = endDate === null ? "" : `; ends ${day(endDate)}`;
      return `"${question}": ${odds.join(", ")}${traded}${ends}.`;
    });
  },
});

async function mostTraded(context: ToolContext, limit: number): Promise<Prediction[]> {
  const query = new URLSearchParams({
    active: "true",
    closed: "false",
    order: "volumeNum",
    ascending: "false",
    limit: String(limit),
  });
  const url = `${POLYMARKET}/markets?${query.toString()}`;
  const found = await getJson(context, "Polymarket", url, z.array(marketSchema));
  return found.flatMap((market) => toPrediction(market) ?? []);
}

async function search(context: ToolContext, topic: string): Promise<Prediction[]> {
  const query = new URLSearchParams({
    q: topic,
    events_status: "active",
    limit_per_type: EVENTS_PER_SEARCH,
  });
  const url = `${POLYMARKET}/public-search?${query.toString()}`;
  const { events } = await getJson(context, "Polymarket", url, searchSchema);
  return (events ?? [])
    .flatMap(({ markets }) => markets ?? [])
    .flatMap((market) => toPrediction(market) ?? []);
}
