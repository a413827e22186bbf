import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../../bench/questions/score.ts";
import type { Generated } from "../../../../bench/questions/generate.ts";

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

const isRight = (given: Partial<Generated>, answer: string): boolean =>
  outcomeOf(question(given), 0, answer) === "right";

describe("outcomeOf", () => {
  it("goes by the exit status first", () => {
    const asked = question({ rows: [[4]] });
    expect(outcomeOf(asked, 2, "4")).toBe("refused");
    expect(outcomeOf(asked, 3, "4")).toBe("refused");
    expect(outcomeOf(asked, 1, "4")).toBe("failed");
    expect(outcomeOf(asked, 0, "5")).toBe("wrong");
  });

  it.each([
    ["Total fare: 1,234.57, over 12 values. [t1]", 1234.5678],
    ["Mean fare: 4.88", 4.875],
    ["Mean fare: 12.3", 12.345],
    ["The difference is -17.5.", 17.5],
    ["- Rows: 95.\n- Something else.", 95],
  ])("finds one number in %s", (answer, value) => {
    expect(isRight({ rows: [[value]] }, answer)).toBe(true);
  });

  it.each([
    ["how many values were looked at", "Total fare: 80.1, over 12 values. [t1]", 12],
    ["a source", "Total fare: 80.1\n\n## Sources\n\n12", 12],
    ["a note", "Total fare: 80.1\n\n- Read: 12 rows of totals apart", 12],
    ["a task", "Total fare: 80.1 [t12]", 12],
    ["too few digits", "Mean fare: 5", 4.875],
    ["part of a number", "Mean fare: 112", 12],
    ["one of many", "By city: A 1, B 2, C 3, D 4, E 5.", 3],
    ["a later line", "a\nb\n12", 12],
  ])("does not take %s for the number", (_, answer, value) => {
    expect(isRight({ rows: [[value]] }, answer)).toBe(false);
  });

  it("takes a share as part of one or in per cent", () => {
    expect(isRight({ expect: "share", rows: [[0.2345]] }, "23.45 % of the total")).toBe(true);
    expect(isRight({ expect: "share", rows: [[0.2345]] }, "Share: 0.2345")).toBe(true);
    expect(isRight({ expect: "share", rows: [[0.2345]] }, "Share: 0.76")).toBe(false);
  });

  it("wants the right name before any other", () => {
    const asked = { expect: "text", rows: [["Old Town"]], others: ["Uplands", "Town"] } as const;
    expect(isRight(asked, "Old Town has more than Uplands.")).toBe(true);
    expect(isRight(asked, "Uplands has less than Old Town.")).toBe(false);
    expect(isRight(asked, "Old Townsend")).toBe(false);
  });

  it("knows a month by its name", () => {
    expect(isRight({ expect: "day", rows: [["2021-03"]] }, "Most in March 2021: 17")).toBe(true);
    expect(isRight({ expect: "day", rows: [["2021-03"]] }, "Most in 2021-03: 17")).toBe(true);
    expect(isRight({ expect: "day", rows: [["2021-03"]] }, "Most in May 2021: 17")).toBe(false);
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

    it("takes them in a line or in a table", () => {
      expect(isRight(asked, "By line: rye 10.5, scone 4.")).toBe(true);
      expect(isRight(asked, "| line | total |\n| rye | 10.5 |\n| scone | 4 |")).toBe(true);
      expect(isRight(asked, "| 4 | scone |\n| 10.5 | rye |")).toBe(true);
    });

    it("wants all of them, with their own values, and no others", () => {
      expect(isRight(asked, "By line: rye 10.5.")).toBe(false);
      expect(isRight(asked, "By line: rye 4, scone 10.5.")).toBe(false);
      expect(isRight(asked, "By line: rye 10.5, scone 4, focaccia 3.")).toBe(false);
    });

    it("wants their order where that was asked for", () => {
      expect(isRight({ ...asked, ordered: true }, "By line: rye 10.5, scone 4.")).toBe(true);
      expect(isRight({ ...asked, ordered: true }, "By line: scone 4, rye 10.5.")).toBe(false);
    });
  });
});
