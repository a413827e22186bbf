/** https://api.blockchain.info/charts: a value a day, Unix seconds, oldest first. */
import { DAY_MS, NOW, type Answer } from "./answer.ts";

const CHARTS: Readonly<Record<string, { name: string; unit: string; level: number }>> = {
  "n-unique-addresses": { name: "Unique Addresses Used", unit: "Addresses", level: 520_000 },
  "n-transactions": {
    name: "Confirmed Transactions Per Day",
    unit: "Transactions",
    level: 390_000,
  },
  "estimated-transaction-volume-usd": {
    name: "Estimated Transaction Value (USD)",
    unit: "USD",
    level: 6.2e9,
  },
  "hash-rate": { name: "Total Hash Rate (TH/s)", unit: "Hash Rate TH/s", level: 8.9e8 },
};

export function blockchainInfo(url: URL): Answer | undefined {
  const name = /^\/charts\/([^/]+)$/.exec(url.pathname)?.[1];
  if (name === undefined) return undefined;
  const chart = CHARTS[name];
  if (chart === undefined) return { status: 404, body: { status: "not-found" } };
  const days = Number(/^(\d+)days$/.exec(url.searchParams.get("timespan") ?? "")?.[1] ?? "365");
  const today = Math.floor(NOW / DAY_MS) * DAY_MS;
  const values = Array.from({ length: days }, (_, i) => ({
    x: (today - (days - 1 - i) * DAY_MS) / 1_000,
    y: Math.round(chart.level * (1 + 0.08 * Math.sin((2 * Math.PI * (i - days + 9)) / 28))),
  }));
  return {
    body: {
      status: "ok",
      name: chart.name,
      unit: chart.unit,
      period: "day",
      description: `${chart.name} of each day.`,
      values,
    },
  };
}
