/** https://api.coingecko.com/api/v3 */
import { DAY_MS, NOW, type Answer } from "./answer.ts";

interface Coin {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly rank: number;
  /** US dollars at `NOW`. */
  readonly price: number;
  readonly supply: number;
}

const COINS: readonly Coin[] = [
  { id: "bitcoin", symbol: "BTC", name: "Bitcoin", rank: 1, price: 107_345.12, supply: 19_880_000 },
  {
    id: "ethereum",
    symbol: "ETH",
    name: "Ethereum",
    rank: 2,
    price: 2_486.55,
    supply: 120_700_000,
  },
  { id: "solana", symbol: "SOL", name: "Solana", rank: 6, price: 151.27, supply: 534_000_000 },
  {
    id: "pepe",
    symbol: "PEPE",
    name: "Pepe",
    rank: 30,
    price: 0.00000987,
    supply: 420_690_000_000_000,
  },
  {
    id: "bitcoin-cash",
    symbol: "BCH",
    name: "Bitcoin Cash",
    rank: 18,
    price: 496.3,
    supply: 19_880_000,
  },
];

const PER_DOLLAR: Readonly<Record<string, number>> = { usd: 1, eur: 0.853, gbp: 0.7295 };

export function coinGecko(url: URL): Answer | undefined {
  const path = /^\/api\/v3(\/.*)$/.exec(url.pathname)?.[1];
  if (path === undefined) return undefined;
  const chart = /^\/coins\/([^/]+)\/market_chart$/.exec(path)?.[1];
  if (path === "/simple/price") return simplePrice(url.searchParams);
  if (path === "/search") return search(url.searchParams);
  if (chart !== undefined) return marketChart(decodeURIComponent(chart), url.searchParams);
  return { status: 404, body: { error: "Incorrect path." } };
}

/** Coins that are not known are left out; each fact has a key of its own. */
function simplePrice(query: URLSearchParams): Answer {
  const currencies = (query.get("vs_currencies") ?? "").split(",");
  const wanted = (query.get("ids") ?? "").split(",");
  const coins = COINS.filter(({ id }) => wanted.includes(id));
  const facts = (coin: Coin) => {
    const entries: [string, number][] = [];
    for (const currency of currencies) {
      const rate = PER_DOLLAR[currency];
      if (rate === undefined) continue;
      const yesterday = priceAt(coin, NOW - DAY_MS);
      entries.push([currency, coin.price * rate]);
      if (query.get("include_market_cap") === "true")
        entries.push([`${currency}_market_cap`, coin.price * coin.supply * rate]);
      if (query.get("include_24hr_change") === "true")
        entries.push([`${currency}_24h_change`, (coin.price / yesterday - 1) * 100]);
    }
    if (query.get("include_last_updated_at") === "true")
      entries.push(["last_updated_at", NOW / 1_000]);
    return Object.fromEntries(entries);
  };
  return { body: Object.fromEntries(coins.map((coin) => [coin.id, facts(coin)])) };
}

function search(query: URLSearchParams): Answer {
  const wanted = (query.get("query") ?? "").toLowerCase();
  const coins = COINS.filter((coin) =>
    [coin.id, coin.symbol, coin.name].some((text) => text.toLowerCase().includes(wanted)),
  ).toSorted((a, b) => a.rank - b.rank);
  return {
    body: {
      coins: coins.map(({ id, name, symbol, rank }) => ({
        id,
        name,
        api_symbol: id,
        symbol,
        market_cap_rank: rank,
        thumb: `https://coin-images.coingecko.com/coins/images/${rank}/thumb/${id}.png`,
        large: `https://coin-images.coingecko.com/coins/images/${rank}/large/${id}.png`,
      })),
      exchanges: [],
      icos: [],
      categories: [],
      nfts: [],
    },
  };
}

/** With `interval=daily`: every midnight (UTC) and now. Without: every 5 minutes for a day, else every hour. */
function marketChart(id: string, query: URLSearchParams): Answer {
  const coin = COINS.find((known) => known.id === id);
  if (coin === undefined) return { status: 404, body: { error: "coin not found" } };
  const rate = PER_DOLLAR[query.get("vs_currency") ?? ""];
  if (rate === undefined) return { status: 400, body: { error: "invalid vs_currency" } };
  const days = Number(query.get("days"));
  const step = query.get("interval") === "daily" ? DAY_MS : days === 1 ? DAY_MS / 288 : DAY_MS / 24;
  const times: number[] = [];
  const start = NOW - days * DAY_MS;
  for (let at = Math.ceil(start / step) * step; at < NOW; at += step) times.push(at);
  times.push(NOW);
  const series = (value: (time: number) => number) => times.map((time) => [time, value(time)]);
  return {
    body: {
      prices: series((time) => priceAt(coin, time) * rate),
      market_caps: series((time) => priceAt(coin, time) * coin.supply * rate),
      total_volumes: series((time) => priceAt(coin, time) * coin.supply * rate * 0.02),
    },
  };
}

/** A slow wave, a faster one and a slope, so that indicators have something to find. */
function priceAt({ price, rank }: Coin, time: number): number {
  const days = (time - NOW) / DAY_MS;
  const wave = (length: number) => Math.sin((2 * Math.PI * (days + rank)) / length);
  const level = (d: number, slow: number, fast: number) =>
    1 + 0.0012 * d + 0.06 * slow + 0.02 * fast;
  const now = (length: number) => Math.sin((2 * Math.PI * rank) / length);
  return (price * level(days, wave(37), wave(9))) / level(0, now(37), now(9));
}
