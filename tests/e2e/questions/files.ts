/** Small files that questions are asked of, and their rows for computing what is right. */

export interface Order {
  readonly day: string;
  readonly shop: string;
  readonly drink: string;
  readonly cups: number;
  readonly revenue: number;
}

const SHOPS = ["North", "South"];
const DRINKS: readonly (readonly [string, number])[] = [
  ["tea", 2.5],
  ["mocha", 4],
  ["latte", 3.5],
];

/** Two years, a row a month, shop and drink. */
export const orders: readonly Order[] = Array.from({ length: 24 }, (_, month) => month).flatMap(
  (month) =>
    SHOPS.flatMap((shop, s) =>
      DRINKS.map(([drink, price], d) => {
        const cups = ((month * 37 + s * 11 + d * 23) % 50) + 10;
        const year = 2024 + Math.floor(month / 12);
        const day = `${year}-${String((month % 12) + 1).padStart(2, "0")}-15`;
        return { day, shop, drink, cups, revenue: cups * price };
      }),
    ),
);

export interface Visit {
  readonly night: string;
  readonly guests: number;
  readonly rooms: number;
}
export const visits: readonly Visit[] = [
  { night: "Fri", guests: 10, rooms: 4 },
  { night: "Fri", guests: 21, rooms: 5 },
  { night: "Sat", guests: 60, rooms: 20 },
  { night: "Sun", guests: 7, rooms: 3 },
];

/** Columns whose names are words of agents and of grammar. */
export const WORDS = [
  "kind",
  "sort",
  "way",
  "one",
  "type",
  "source",
  "size",
  "author",
  "code",
  "name",
  "path",
  "change",
  "commit",
  "title",
  "list",
  "table",
  "top",
  "line",
  "file",
  "tag",
  "branch",
  "version",
  "method",
  "order",
  "order_count",
];

export interface Item {
  readonly words: Readonly<Record<string, string>>;
  readonly amount: number;
}
export const items: readonly Item[] = [5, 8, 13].map((amount, i) => ({
  words: Object.fromEntries(WORDS.map((word, at) => [word, i === 2 ? `p${at}q` : `q${at}p`])),
  amount,
}));

export const csv = (rows: readonly object[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row) as unknown[])]
    .map((cells) => cells.join(","))
    .join("\n")
    .concat("\n");

export const files: Readonly<Record<string, string>> = {
  "data/orders.csv": csv(orders),
  "data/visits.csv": csv(visits),
  "data/items.csv": csv(items.map(({ words, amount }) => ({ ...words, amount }))),
  // Named after what it is grouped by.
  "data/kinds.csv": "kind,amount\na,5\nb,2\na,4\n",
  "data/hours.csv": "at,sales\n2024-05-01 09:15,10\n2024-05-01 09:45,25\n2024-05-01 10:05,7\n",
  "data/country.csv": "country code,sales\nNO,10\nSE,20\nNO,5\n",
  "data/my orders.csv": "shop,amount\nNorth,1\nSouth,2\n",
  "data/people.json": JSON.stringify([
    { city: "Oslo", team: "a", age: 30, height: 1.8 },
    { city: "Bergen", team: "b", age: 40, height: 1.7 },
    { city: "Oslo", team: "b", age: 53, height: 1.6 },
  ]),
};
