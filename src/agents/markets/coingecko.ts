/** CoinGecko's public API, version 3: https://docs.coingecko.com/v3.0.1/reference/introduction */
import { z } from "zod";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { getJson } from "./get-json.ts";

export const COINGECKO = "https://api.coingecko.com/api/v3";
export const COINGECKO_HOST = "api.coingecko.com";

export const currencyInput = z
  .enum(["usd", "eur", "gbp", "jpy", "chf", "cad", "aud", "cny", "inr"])
  .default("usd")
  .describe("currency of the prices: usd, eur, gbp, …");

/** Symbols are not unique (hundreds of coins call themselves BTC): these mean what people mean. */
const KNOWN: Readonly<Record<string, string>> = {
  ada: "cardano",
  atom: "cosmos",
  avalanche: "avalanche-2",
  avax: "avalanche-2",
  bch: "bitcoin-cash",
  bitcoin: "bitcoin",
  bnb: "binancecoin",
  btc: "bitcoin",
  cardano: "cardano",
  chainlink: "chainlink",
  doge: "dogecoin",
  dogecoin: "dogecoin",
  dot: "polkadot",
  eth: "ethereum",
  ether: "ethereum",
  ethereum: "ethereum",
  link: "chainlink",
  litecoin: "litecoin",
  ltc: "litecoin",
  monero: "monero",
  polkadot: "polkadot",
  ripple: "ripple",
  sol: "solana",
  solana: "solana",
  stellar: "stellar",
  ton: "the-open-network",
  tron: "tron",
  trx: "tron",
  uni: "uniswap",
  uniswap: "uniswap",
  usdc: "usd-coin",
  usdt: "tether",
  xlm: "stellar",
  xmr: "monero",
  xrp: "ripple",
};

/** Words that name a coin and nothing else (unlike LINK or DOT), for the schema of an input. */
export const coinExamples =
  "bitcoin ethereum solana cardano dogecoin litecoin ripple polkadot chainlink monero BTC ETH SOL XRP ADA DOGE LTC BNB".split(
    " ",
  );

const searchSchema = z.object({
  // By market capitalisation, the largest first.
  coins: z.array(z.object({ id: z.string(), name: z.string(), symbol: z.string() })),
});

/** CoinGecko's id of a coin that is called by its id, name or symbol. @throws ToolError with the nearest ones. */
export async function resolveCoin(context: ToolContext, coin: string): Promise<string> {
  const wanted = coin.trim().toLowerCase();
  const known = Object.hasOwn(KNOWN, wanted) ? KNOWN[wanted] : undefined;
  if (known !== undefined) return known;
  const url = `${COINGECKO}/search?query=${encodeURIComponent(wanted)}`;
  const { coins } = await getJson(context, "CoinGecko", url, searchSchema);
  const named =
    coins.find(({ id }) => id === wanted) ??
    coins.find(({ symbol, name }) => [symbol, name].some((text) => text.toLowerCase() === wanted));
  if (named !== undefined) return named.id;
  const near = coins.slice(0, 5).map(({ id, symbol }) => `${id} (${symbol})`);
  throw new ToolError(`CoinGecko knows no coin ${coin}.`, {
    help:
      near.length === 0
        ? "Give the id of a coin, such as bitcoin, or its symbol, such as BTC."
        : `Did you mean ${near.join(", ")}?`,
  });
}
