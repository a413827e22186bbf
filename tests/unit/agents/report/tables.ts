/** Tables that several tests of this agent draw and print. */
import type { Table } from "../../../../src/catalog/authoring.ts";

/** Two series over three months, as `data.timeseries` gives them. */
export const prices: Table = {
  title: "Mean price per month of AAPL and MSFT",
  columns: [
    { name: "date", type: "time" },
    { name: "symbol", type: "text" },
    { name: "mean price", type: "number" },
  ],
  rows: [
    { date: "2000-01-01", symbol: "AAPL", "mean price": 25.94 },
    { date: "2000-01-01", symbol: "MSFT", "mean price": 39.81 },
    { date: "2000-02-01", symbol: "AAPL", "mean price": 28.66 },
    { date: "2000-02-01", symbol: "MSFT", "mean price": 36.355 },
    { date: "2000-03-01", symbol: "AAPL", "mean price": 33 },
  ],
};

export function tableOf(rows: Table["rows"], title = "T"): Table {
  const [first = {}] = rows;
  const columns = Object.entries(first).map(([name, cell]) => {
    const isTime = typeof cell === "string" && /^\d{4}-\d\d-\d\d/.test(cell);
    const type = typeof cell === "number" ? "number" : isTime ? "time" : "text";
    return { name, type } as const;
  });
  return { title, columns, rows };
}
