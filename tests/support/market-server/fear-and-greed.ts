/** https://api.alternative.me/fng/: newest first, numbers and times (Unix seconds) as text. */
import { DAY_MS, NOW, type Answer } from "./answer.ts";

const KNOWN_DAYS = 400;

export function fearAndGreed(url: URL): Answer | undefined {
  if (url.pathname !== "/fng/") return undefined;
  // `limit=0` means all.
  const limit = Number(url.searchParams.get("limit") ?? "1") || KNOWN_DAYS;
  const today = Math.floor(NOW / DAY_MS) * DAY_MS;
  const data = Array.from({ length: Math.min(limit, KNOWN_DAYS) }, (_, back) => {
    const value = Math.round(55 + 25 * Math.sin((2 * Math.PI * (back + 4)) / 45));
    return {
      value: String(value),
      value_classification: classify(value),
      timestamp: String((today - back * DAY_MS) / 1_000),
      ...(back === 0 ? { time_until_update: String((today + DAY_MS - NOW) / 1_000) } : {}),
    };
  });
  return { body: { name: "Fear and Greed Index", data, metadata: { error: null } } };
}

function classify(value: number): string {
  if (value < 25) return "Extreme Fear";
  if (value < 47) return "Fear";
  if (value < 55) return "Neutral";
  return value < 76 ? "Greed" : "Extreme Greed";
}
