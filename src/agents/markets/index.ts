import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "markets",
  card: "Crypto and prediction markets: price and price history of coins such as Bitcoin and Ethereum (CoinGecko), order book depth (Binance), on-chain figures of Bitcoin (blockchain.info), US dollar index, predictions and odds of events (Polymarket), fear and greed index, technical indicators: RSI, MACD, Bollinger bands, momentum, breakouts, patterns, returns, volatility, drawdown and correlation of coins.",
  tools: {
    price: () => import("./price.ts"),
    history: () => import("./history.ts"),
    predictions: () => import("./predictions.ts"),
    feargreed: () => import("./feargreed.ts"),
    orderbook: () => import("./orderbook.ts"),
    chain: () => import("./chain.ts"),
    dollar: () => import("./dollar.ts"),
    rsi: () => import("./rsi.ts"),
    macd: () => import("./macd.ts"),
    bollinger: () => import("./bollinger.ts"),
    returns: () => import("./returns.ts"),
    momentum: () => import("./momentum.ts"),
    breakout: () => import("./breakout.ts"),
    patterns: () => import("./patterns.ts"),
    correlation: () => import("./correlation.ts"),
  },
});
