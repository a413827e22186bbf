import fc from "fast-check";
import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { written } from "../../../../src/cli/colors.ts";
import { layOutTree } from "../../../../src/cli/render/lay-out-tree.ts";
import { renderTaskTree } from "../../../../src/cli/render/task-tree.ts";
import { coloured, plain } from "./style.ts";

const tasks = [
  { id: "t1", title: "Monthly average price of AAPL and MSFT", tool: "data.timeseries", needs: [] },
  { id: "t2", title: "Chart both", tool: "report.chart", needs: ["t1"] },
  {
    id: "t10",
    title: "価格の相関を計算する 😀 and more of it",
    tool: "data.correlate",
    needs: ["t1"],
  },
  { id: "t11", title: "Write a report", tool: "report.page", needs: ["t2", "t10"] },
];
const draw = (columns: number) =>
  renderTaskTree(layOutTree(tasks), () => ({ mark: "●", time: "400ms" }), plain(columns));

test("as wide as it has to be where there is no end", () => {
  expect(draw(Infinity)).toEqual([
    "● t1   Monthly average price of AAPL and MSFT     data.timeseries  400ms",
    "├─ ● t2   Chart both                              report.chart     400ms",
    "└─ ● t10  価格の相関を計算する 😀 and more of it  data.correlate   400ms",
    "   └─ ● t11  Write a report (after t2 too)        report.page      400ms",
  ]);
});

test("titles give way to a narrow terminal, what stands behind them does not", () => {
  expect(draw(64)).toEqual([
    "● t1   Monthly average price of AAPL an…  data.timeseries  400ms",
    "├─ ● t2   Chart both                      report.chart     400ms",
    "└─ ● t10  価格の相関を計算する 😀 and m…  data.correlate   400ms",
    "   └─ ● t11  Write a rep… (after t2 too)  report.page      400ms",
  ]);
});

test("then the tools", () => {
  expect(draw(40)).toEqual([
    "● t1   Monthly average price of…   400ms",
    "├─ ● t2   Chart both               400ms",
    "└─ ● t10  価格の相関を計算する…    400ms",
    "   └─ ● t11  Write a… (after t2…   400ms",
  ]);
});

test("no line is wider than the terminal, whatever the titles hold, with colours too", () => {
  const title = fc.string({ unit: "grapheme", maxLength: 120 });
  fc.assert(
    fc.property(
      fc.array(title, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 60, max: 140 }),
      (titles, columns) => {
        const shown = titles.map((text, i) => ({
          id: `t${i}`,
          title: text,
          tool: "data.timeseries",
          needs: i === 0 ? [] : [`t${Math.floor(i / 2)}`],
        }));
        const style = coloured(columns);
        const trim = { mark: "●", time: "1m 40s", note: "(asks first)", paint: style.colors.bold };
        for (const line of renderTaskTree(layOutTree(shown), () => trim, style)) {
          expect(line).not.toMatch(/[\r\n\t]/);
          expect(stringWidth(written(line))).toBeLessThanOrEqual(columns);
        }
      },
    ),
  );
});
