/** Binance's public market data, version 3: https://developers.binance.com/docs/binance-spot-api-docs/rest-api */
import { z } from "zod";
import { numeric } from "./numeric.ts";

export const BINANCE = "https://api.binance.com/api/v3";
export const BINANCE_HOST = "api.binance.com";

/** Price and quantity, which arrive as text. */
const levelSchema = z.tuple([
  numeric.pipe(z.number().positive()),
  numeric.pipe(z.number().nonnegative()),
]);

/** Of `GET /depth`: the best price first on both sides. */
export const depthSchema = z.object({
  lastUpdateId: z.number(),
  bids: z.array(levelSchema),
  asks: z.array(levelSchema),
});
export type Level = z.infer<typeof levelSchema>;
