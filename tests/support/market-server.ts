/**
 * Answers like those of CoinGecko, Binance, blockchain.info, Frankfurter, Polymarket's Gamma API and alternative.me,
 * and a small site with a feed, an article and a JSON document, on 127.0.0.1. The shapes follow what the services document, not recordings of
 * their answers; the data is made up, and the same at every start.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { binance } from "./market-server/binance.ts";
import { blockchainInfo } from "./market-server/blockchain-info.ts";
import { coinGecko } from "./market-server/coingecko.ts";
import { fearAndGreed } from "./market-server/fear-and-greed.ts";
import { frankfurter } from "./market-server/frankfurter.ts";
import { polymarket } from "./market-server/polymarket.ts";
import type { Answer } from "./market-server/answer.ts";
import { site } from "./market-server/site.ts";

export interface MarketServer {
  /** `http://127.0.0.1:40123`. */
  readonly url: string;
  /** For each real origin, this one: what `routes` of a tool context takes. */
  readonly routes: Readonly<Record<string, string>>;
  /** Paths with their queries, in the order of their requests. */
  readonly requests: string[];
  close(): Promise<void>;
}

const ORIGINS = [
  "https://api.coingecko.com",
  "https://api.binance.com",
  "https://api.blockchain.info",
  "https://api.frankfurter.dev",
  "https://gamma-api.polymarket.com",
  "https://api.alternative.me",
];

export async function startMarketServer(): Promise<MarketServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    requests.push(path);
    const { status = 200, type = "application/json; charset=utf-8", body } = answer(path);
    response.writeHead(status, { "content-type": type });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    routes: Object.fromEntries(ORIGINS.map((origin) => [origin, url])),
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(path: string): Answer {
  const url = new URL(path, "http://127.0.0.1");
  return (
    // Its path is one of CoinGecko's version 3 too, so it is asked first.
    binance(url) ??
    blockchainInfo(url) ??
    frankfurter(url) ??
    coinGecko(url) ??
    polymarket(url) ??
    fearAndGreed(url) ??
    site(url) ?? { status: 404, body: { error: "not found" } }
  );
}
