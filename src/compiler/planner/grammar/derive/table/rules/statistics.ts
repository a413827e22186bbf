/** What is made of what was measured: shares, changes, differences; and how results are written. */
import { rule, type Rule } from "../rule.ts";

const TOGETHER = 0.5;

export const statisticRules: readonly Rule[] = [
  rule("share", ["op:share"], () => ({ meaning: { is: "share" } })),
  rule("change", ["op:change"], ([{ operator }]) => ({
    meaning: {
      is: "change",
      percent: operator.percent,
      ...(operator.back !== undefined && { back: operator.back }),
    },
  })),
  rule("percent change", ["op:change", "op:change"], ([first, second]) => ({
    meaning: {
      is: "change",
      percent: first.operator.percent || second.operator.percent,
      ...(first.operator.back !== undefined && { back: first.operator.back }),
    },
    bonus: 0.3,
  })),
  rule("running", ["op:running"], () => ({ meaning: { is: "running" } })),
  rule("rank", ["op:rank"], () => ({ meaning: { is: "rank" } })),
  rule("difference", ["op:difference"], () => ({ meaning: { is: "difference", ratio: false } })),
  rule("ratio", ["op:ratio"], ([{ operator }]) => ({
    meaning: { is: "difference", ratio: true, ...(operator.inverse && { inverse: true }) },
  })),
  rule("digits", ["number", "op:decimals"], ([{ value }]) =>
    Number.isInteger(value) && value >= 0 && value <= 12
      ? { meaning: { is: "round", digits: value }, bonus: TOGETHER }
      : undefined,
  ),
  rule("whole numbers", ["op:decimals"], ([{ operator: { digits } }]) =>
    digits === undefined ? undefined : { meaning: { is: "round", digits } },
  ),
  rule("scope", ["op:scope"], ([{ operator }]) => ({ meaning: { is: "scope", of: operator.of } })),
  rule("noise", ["op:noise"], ({ 0: { from, to } }) => ({
    meaning: { is: "noise" },
    bonus: to - from > 1 ? 0.3 : 0,
  })),
  rule("how many more nouns", ["op:difference", "noun"], ([difference, { plural }]) =>
    plural && difference.uses.some(({ became }) => became.startsWith("how "))
      ? { meaning: { is: "difference", ratio: false, counted: true }, bonus: 0.3 }
      : undefined,
  ),
  rule("how much taller", ["op:amount", "op:more"], ([, { operator }]) => ({
    meaning: {
      is: "difference",
      ratio: false,
      ...(operator.dimension !== undefined && { dimension: operator.dimension }),
    },
    bonus: TOGETHER,
  })),
  rule("ignored blanks", ["op:not", "op:missing"], () => ({ meaning: { is: "noise" }, bonus: 0.2 })),
  rule("ignored rows", ["op:not", "op:rows", "op:missing"], () => ({ meaning: { is: "noise" }, bonus: 0.2 })),
  rule("join", ["op:join"], () => ({ meaning: { is: "join" } })),
  rule("join by", ["join", "keys"], ([, { keys }]) => {
    const [key, ...others] = keys;
    return key === undefined || others.length > 0
      ? undefined
      : { meaning: { is: "join", on: key.column }, bonus: 0.6 };
  }),
  rule("join on", ["join", "column"], ([, { column }]) => ({
    meaning: { is: "join", on: column },
    bonus: 0.3,
  })),
  rule("comparative", ["op:more"], ([{ operator }]) => ({
    meaning: {
      is: "more",
      which: operator.which,
      ...(operator.dimension !== undefined && { dimension: operator.dimension }),
    },
  })),
  rule("comparative column", ["op:more", "column"], ([{ operator }, { column }]) =>
    column.type === "number" || column.type === "time"
      ? { meaning: { is: "more", which: operator.which, of: column }, bonus: 0.4 }
      : undefined,
  ),
  rule("comparative measure", ["op:more", "measure"], ([{ operator }, { measures }]) => {
    const [of, ...others] = measures;
    return of === undefined || others.length > 0
      ? undefined
      : { meaning: { is: "more", which: operator.which, of }, bonus: 0.4 };
  }),
  rule("rows", ["op:rows"], () => ({ meaning: { is: "rows" } })),
];
