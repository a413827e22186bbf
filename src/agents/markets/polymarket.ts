/** Markets of Polymarket's Gamma API: https://docs.polymarket.com/api-reference */
import { z } from "zod";
import { numeric } from "./numeric.ts";

export const POLYMARKET = "https://gamma-api.polymarket.com";
export const POLYMARKET_HOST = "gamma-api.polymarket.com";

/** JSON that arrives inside a string: `"[\"Yes\", \"No\"]"`. */
function jsonText<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: `expected JSON text, received ${text}` });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** A field that some markets do not have. */
function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}

const probability = numeric.pipe(z.number().min(0).max(1));

export const marketSchema = z
  .object({
    id: z.string(),
    question: z.string(),
    slug: z.string(),
    outcomes: orNull(jsonText(z.array(z.string()))),
    /** Prices of a share that pays one dollar: the odds that traders give. */
    outcomePrices: orNull(jsonText(z.array(probability))),
    volume: orNull(numeric),
    endDate: orNull(z.string()),
    closed: z.boolean().nullish(),
  })
  .superRefine(({ id, outcomes, outcomePrices }, context) => {
    if (outcomes === null || outcomePrices === null) return;
    if (outcomes.length === outcomePrices.length) return;
    context.addIssue({
      code: "custom",
      path: ["outcomePrices"],
      message: `expected a price for each of the ${outcomes.length} outcomes of market ${id}, received ${outcomePrices.length}`,
    });
  });

export interface Prediction {
  readonly question: string;
  readonly outcomes: readonly { readonly name: string; readonly probability: number }[];
  /** US dollars traded so far. */
  readonly volume: number | null;
  readonly endDate: string | null;
  readonly url: string;
}

/** A market that is open and has prices; others are still being set up, or settled. */
export function toPrediction(market: z.output<typeof marketSchema>): Prediction | undefined {
  const { outcomes, outcomePrices } = market;
  if (market.closed === true || outcomes === null || outcomePrices === null) return undefined;
  if (outcomes.length === 0) return undefined;
  return {
    question: market.question,
    outcomes: outcomes.map((name, index) => ({ name, probability: outcomePrices[index] ?? 0 })),
    volume: market.volume,
    endDate: market.endDate,
    url: `https://polymarket.com/market/${market.slug}`,
  };
}
