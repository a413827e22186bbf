/** https://gamma-api.polymarket.com: lists and numbers arrive as JSON inside strings, as there. */
import type { Answer } from "./answer.ts";

interface Question {
  readonly id: string;
  readonly question: string;
  readonly outcomes: readonly string[];
  readonly prices: readonly string[] | undefined;
  readonly volume: number;
  readonly endDate: string;
  readonly closed?: boolean;
}

interface Topic {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

const YES_NO = ["Yes", "No"];
const TOPICS: readonly Topic[] = [
  {
    id: "16096",
    title: "What price will Bitcoin hit in 2025?",
    questions: [
      {
        id: "516861",
        question: "Will Bitcoin reach $150,000 by December 31, 2025?",
        outcomes: YES_NO,
        prices: ["0.345", "0.655"],
        volume: 4_218_903.117265,
        endDate: "2025-12-31T12:00:00Z",
      },
      {
        id: "516862",
        question: "Will Bitcoin dip to $70,000 by December 31, 2025?",
        outcomes: YES_NO,
        prices: ["0.27", "0.73"],
        volume: 1_903_244.5,
        endDate: "2025-12-31T12:00:00Z",
      },
      {
        id: "516863",
        question: "Will Bitcoin reach $110,000 by June 30, 2025?",
        outcomes: YES_NO,
        prices: ["1", "0"],
        volume: 9_812_400,
        endDate: "2025-06-30T12:00:00Z",
        closed: true,
      },
      {
        // Created, and not traded yet: it has no prices.
        id: "516864",
        question: "Will Bitcoin reach $1,000,000 by December 31, 2025?",
        outcomes: YES_NO,
        prices: undefined,
        volume: 0,
        endDate: "2025-12-31T12:00:00Z",
      },
    ],
  },
  {
    id: "23784",
    title: "Bitcoin or Ethereum: which gains more in July?",
    questions: [
      {
        id: "560011",
        question: "Bitcoin or Ethereum: which gains more in July?",
        outcomes: ["Bitcoin", "Ethereum"],
        prices: ["0.42", "0.58"],
        volume: 310_022.08,
        endDate: "2025-07-31T16:00:00Z",
      },
    ],
  },
  {
    id: "11015",
    title: "Fed decision in July?",
    questions: [
      {
        id: "548801",
        question: "Will the Fed cut rates in July 2025?",
        outcomes: YES_NO,
        prices: ["0.0735", "0.9265"],
        volume: 12_550_871.93,
        endDate: "2025-07-30T12:00:00Z",
      },
    ],
  },
];

export function polymarket(url: URL): Answer | undefined {
  if (url.pathname === "/markets") return { body: markets(url.searchParams) };
  if (url.pathname === "/public-search") return publicSearch(url.searchParams);
  return undefined;
}

function markets(query: URLSearchParams) {
  const closed = query.get("closed");
  const found = TOPICS.flatMap(({ questions }) => questions).filter(
    (question) => closed === null || String(question.closed ?? false) === closed,
  );
  const sorted =
    query.get("order") === "volumeNum" ? found.toSorted((a, b) => b.volume - a.volume) : found;
  return sorted.slice(0, Number(query.get("limit") ?? "20")).map(market);
}

function publicSearch(query: URLSearchParams): Answer {
  const q = query.get("q");
  if (q === null || q === "")
    return { status: 422, body: { type: "validation error", error: "q is required" } };
  const words = q.toLowerCase().split(/\s+/);
  const found = TOPICS.filter(({ title }) =>
    words.some((word) => title.toLowerCase().includes(word)),
  );
  return {
    body: {
      events: found.length === 0 ? null : found.map(event),
      tags: null,
      profiles: null,
      pagination: { hasMore: false, totalResults: found.length },
    },
  };
}

function event({ id, title, questions }: Topic) {
  const open = questions.filter((question) => question.closed !== true);
  return {
    id,
    ticker: slug(title),
    slug: slug(title),
    title,
    active: true,
    closed: open.length === 0,
    archived: false,
    endDate: questions[0]?.endDate,
    volume: questions.reduce((sum, { volume }) => sum + volume, 0),
    markets: questions.map(market),
  };
}

function market({ id, question, outcomes, prices, volume, endDate, closed = false }: Question) {
  return {
    id,
    question,
    conditionId: `0x${id.padStart(64, "0")}`,
    slug: slug(question),
    endDate,
    liquidity: String(volume / 40),
    outcomes: JSON.stringify(outcomes),
    ...(prices === undefined ? {} : { outcomePrices: JSON.stringify(prices) }),
    volume: String(volume),
    active: true,
    closed,
    archived: false,
    volumeNum: volume,
    liquidityNum: volume / 40,
    endDateIso: endDate.slice(0, 10),
    clobTokenIds: JSON.stringify(outcomes.map((_, index) => `${id}${index}`)),
  };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
