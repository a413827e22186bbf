/** https://api.binance.com/api/v3/depth: prices and quantities as text, the best price first on both sides. */
import type { Answer } from "./answer.ts";

const MIDDLE: Readonly<Record<string, number>> = { BTCUSDT: 107_345, ETHUSDT: 2_486 };

export function binance(url: URL): Answer | undefined {
  if (url.pathname !== "/api/v3/depth") return undefined;
  const middle = MIDDLE[url.searchParams.get("symbol") ?? ""];
  if (middle === undefined) return { status: 400, body: { code: -1121, msg: "Invalid symbol." } };
  const count = Number(url.searchParams.get("limit") ?? "100");
  // Each level 0.001 % further away; a quarter more is bid for than is offered.
  const side = (sign: number, quantity: number) =>
    Array.from({ length: count }, (_, i) => {
      const price = middle * (1 + (sign * (i + 0.5)) / 100_000);
      return [price.toFixed(8), quantity.toFixed(8)];
    });
  return { body: { lastUpdateId: 70_124_668_014, bids: side(-1, 1.25), asks: side(1, 1) } };
}
