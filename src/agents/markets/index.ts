import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "markets",
  card: "Crypto and prediction markets: price and price history of coins such as Bitcoin and Ethereum (CoinGecko), predictions and odds of events (Polymarket), fear and greed index, technical indicators: RSI, MACD, Bollinger bands, returns, volatility and drawdown; liquidity of pairs (Binance), on-chain metrics (blockchain.info), DXY, ROC, breakouts, patterns, correlation.",
  tools: {
    price: () => import("./price.ts"),
    history: () => import("./history.ts"),
    predictions: () => import("./predictions.ts"),
    feargreed: () => import("./feargreed.ts"),
    rsi: () => import("./rsi.ts"),
    macd: () => import("./macd.ts"),
    bollinger: () => import("./bollinger.ts"),
    returns: () => import("./returns.ts"),
    roc: () => import("./roc.ts"),
    breakout: () => import("./breakout.ts"),
    patterns: () => import("./patterns.ts"),
    correlation: () => import("./correlation.ts"),
    liquidity: () => import("./liquidity.ts"),
    onchain: () => import("./onchain.ts"),
    dxy: () => import("./dxy.ts"),
  },
});
