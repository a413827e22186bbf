import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../../bench/questions/score.ts";
import type { Generated } from "../../../../bench/questions/generate.ts";
import type { TaskResult } from "../../../../bench/questions/run-in-process.ts";
import type { JsonObject } from "../../../../src/contract/json.ts";

function question(given: Partial<Generated>): Generated {
  return {
    id: "a-b-1",
    template: "b",
    asked: "",
    expect: "number",
    ordered: false,
    rows: [],
    others: [],
    ...given,
  };
}

function result(headline: string, rows: readonly JsonObject[], keys: string[] = []): TaskResult {
  const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name }));
  return { tool: "a.b", output: { table: { columns, rows }, keys }, headline: [headline] };
}

const isRight = (given: Partial<Generated>, ...results: readonly TaskResult[]): boolean =>
  outcomeOf(question(given), 0, results) === "right";

describe("outcomeOf", () => {
  it("goes by the exit status first", () => {
    const asked = question({ rows: [[4]] });
    const four = [result("Rows: 4.", [{ rows: 4 }])];
    expect(outcomeOf(asked, 2, four)).toBe("refused");
    expect(outcomeOf(asked, 3, four)).toBe("refused");
    expect(outcomeOf(asked, 1, four)).toBe("failed");
    expect(outcomeOf(asked, 0, four)).toBe("right");
    expect(outcomeOf(asked, 0, [])).toBe("wrong");
  });

  it.each([
    ["Total fare where day is in 2021: 1,234.57 (90 of 350 rows).", 1234.5678],
    ["12 of 40 tickets where day is in 2021.", 12],
    ["Ratio 4.9: A 39, B 8.", 4.875],
    ["The difference is -17.5.", 17.5],
  ])("lets a sentence put a number its own way: %s", (headline, value) => {
    expect(isRight({ rows: [[value]] }, result(headline, [{ value }]))).toBe(true);
  });

  it.each([
    ["another number in the sentence", result("Mean fare: 5.", [{ mean: 4.875 }])],
    ["another number in the data", result("Mean fare: 4.88.", [{ mean: 4.9 }])],
    ["one of many rows", result("4.875, 3", [{ mean: 4.875 }, { mean: 3 }])],
    ["a number beside the answer", result("2: 4.875", [{ difference: 2, mean: 4.875 }])],
    ["a key", result("4.875: 12", [{ size: 4.875, rows: 12 }], ["size"])],
  ])("does not take %s for the number", (_, given) => {
    expect(isRight({ rows: [[4.875]] }, given)).toBe(false);
  });

  it("wants one result", () => {
    const one = result("Mean fare: 4.88.", [{ mean: 4.875 }]);
    expect(isRight({ rows: [[4.875]] }, one)).toBe(true);
    expect(isRight({ rows: [[4.875]] }, one, one)).toBe(false);
  });

  it("takes a share as part of one or in per cent", () => {
    const asked = { expect: "share", rows: [[0.2345]] } as const;
    expect(isRight(asked, result("A 23.45 %", [{ city: "A", share: 23.45 }]))).toBe(true);
    expect(isRight(asked, result("Share: 0.2345", [{ share: 0.2345 }]))).toBe(true);
    expect(isRight(asked, result("Share: 0.76", [{ share: 0.76 }]))).toBe(false);
  });

  it("wants the right name in the first row, and before any other", () => {
    const asked = { expect: "text", rows: [["Old Town"]], others: ["Uplands", "Town"] } as const;
    const rows = [{ place: "Old Town" }, { place: "Uplands" }];
    expect(isRight(asked, result("Old Town has more than Uplands.", rows))).toBe(true);
    expect(isRight(asked, result("Uplands has less than Old Town.", rows))).toBe(false);
    expect(isRight(asked, result("Old Town has more.", rows.toReversed()))).toBe(false);
  });

  it("knows a month by its name and by its first day", () => {
    const asked = { expect: "day", rows: [["2021-03"]] } as const;
    const rows = [{ month: "2021-03-01", rows: 17 }];
    expect(isRight(asked, result("Most in March 2021: 17", rows))).toBe(true);
    expect(isRight(asked, result("Most in 2021-03: 17", rows))).toBe(true);
    expect(isRight(asked, result("Most in May 2021: 17", rows))).toBe(false);
    expect(isRight(asked, result("Most in 2021-03: 17", [{ day: "2021-03-17" }]))).toBe(false);
  });

  describe("of rows", () => {
    const asked = {
      expect: "rows",
      rows: [
        ["rye", 10.5],
        ["scone", 4],
      ],
      others: ["focaccia"],
    } as const;
    const rye = { line: "rye", open: true, total: 10.5 };
    const scone = { line: "scone", open: false, total: 4 };

    it("takes them from the data, whatever the sentence shows of them", () => {
      expect(isRight(asked, result("2 of 7 rows; the first: total 10.5.", [rye, scone]))).toBe(
        true,
      );
      expect(isRight(asked, result("Highest for rye.", [scone, rye]))).toBe(true);
    });

    it("wants all of them, with their own values, and no others", () => {
      expect(isRight(asked, result("rye 10.5, scone 4", [rye]))).toBe(false);
      expect(isRight(asked, result("", [rye, { ...scone, total: 10.5 }]))).toBe(false);
      expect(isRight(asked, result("", [rye, scone, { ...scone, line: "focaccia" }]))).toBe(false);
      expect(isRight(asked, result("Highest for focaccia.", [rye, scone]))).toBe(false);
    });

    it("wants their order where that was asked for", () => {
      expect(isRight({ ...asked, ordered: true }, result("", [rye, scone]))).toBe(true);
      expect(isRight({ ...asked, ordered: true }, result("", [scone, rye]))).toBe(false);
    });

    it("lets rows of equal values come in any order", () => {
      const [same, less] = [
        { ...scone, total: 10.5 },
        { ...scone, line: "brioche", total: 2 },
      ];
      const tie = [
        ["rye", 10.5],
        ["scone", 10.5],
        ["brioche", 2],
      ] as const;
      const given = { expect: "rows", rows: tie, ordered: true } as const;
      expect(isRight(given, result("", [same, rye, less]))).toBe(true);
      expect(isRight(given, result("", [same, less, rye]))).toBe(false);
    });
  });
});
