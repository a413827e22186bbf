/** Two sentences, of which the second says more of the first. */
import { name, text, type Template } from "./template.ts";

export const refinements: readonly Template[] = [
  {
    id: "then-only",
    make: ({ schema: { category, flag }, file, say, pick, measure }) => {
      const m = measure();
      const is = pick([true, false]);
      const [c, said] = [say(category), say(m)];
      const not = is ? "" : "not ";
      return {
        phrasings: [
          `Average ${said} by ${c} in ${file}. Use only rows that are ${not}${flag.words}.`,
          `What is the mean ${said} per ${c} in ${file}? Only count those which are ${not}${flag.words}.`,
          `Give me the average ${said} for each ${c} from ${file}. Keep only the rows where ${say(flag)} is ${is ? "true" : "false"}.`,
        ],
        sql: `SELECT ${name(category)}, avg(${name(m)}) FROM main WHERE ${is ? "" : "NOT "}${name(flag)} GROUP BY 1`,
        expect: { is: "rows", among: category },
      };
    },
  },
  {
    id: "then-leave-out",
    make: ({ schema: { category, measures }, file, say, values }) => {
      const [, m] = measures;
      const [value] = values(category);
      const said = say(m);
      return {
        phrasings: [
          `What is the average ${said} in ${file}? Leave out ${say(category)} ${value}, and ignore missing values.`,
          `mean of ${said} in ${file}. ignore blanks. exclude ${value}.`,
          `Calculate the mean ${said} of ${file}. Skip rows without a value, and those whose ${say(category)} is ${value}.`,
        ],
        sql: `SELECT avg(${name(m)}) FROM main WHERE ${name(category)} <> ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "then-round",
    make: ({ schema: { category }, file, say, values, measure }) => {
      const m = measure();
      const [value] = values(category);
      const said = say(m);
      return {
        phrasings: [
          `What is the standard deviation of ${said} for ${say(category)} ${value} in ${file}? Round to two decimals.`,
          `stddev of ${said} in ${file}, ${value} only. Two decimal places please.`,
          `Find the standard deviation of ${said} in ${file} where ${say(category)} is ${value}. Give the result with two decimals.`,
        ],
        sql: `SELECT stddev_samp(${name(m)}) FROM main WHERE ${name(category)} = ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "then-sort",
    make: ({ schema: { category }, file, say, measure }) => {
      const m = measure();
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `Total ${said} by ${c} in ${file}. Sort it from the largest to the smallest.`,
          `sum ${said} per ${c} from ${file}. highest first.`,
          `Add up ${said} for every ${c} in ${file}. Order the result by the total, descending.`,
        ],
        sql: `SELECT ${name(category)}, sum(${name(m)}) FROM main GROUP BY 1 ORDER BY 2 DESC`,
        expect: { is: "rows", among: category, ordered: true },
      };
    },
  },
];
