/** Groups, and what is computed of each. */
import { name, text, type Template } from "./template.ts";

export const groups: readonly Template[] = [
  {
    id: "total-by",
    make: ({ schema: { category }, file, say, measure }) => {
      const m = measure();
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `Total ${said} by ${c} in ${file}`,
          `what's the sum of ${said} for each ${c} in ${file}?`,
          `In ${file}, add up ${said} per ${c}.`,
          `${file}: ${said} totals per ${c} please`,
        ],
        sql: `SELECT ${name(category)}, sum(${name(m)}) FROM main GROUP BY 1`,
        expect: { is: "rows", among: category },
      };
    },
  },
  {
    id: "count-by",
    make: ({ schema: { category, noun }, file, say }) => {
      const c = say(category);
      return {
        phrasings: [
          `How many ${noun[1]} are there per ${c} in ${file}?`,
          `count rows by ${c} in ${file}`,
          `Number of ${noun[1]} for every ${c}, from ${file}`,
          `I'd like to see how many rows each ${c} has in ${file}`,
        ],
        sql: `SELECT ${name(category)}, count(*) FROM main GROUP BY 1`,
        expect: { is: "rows", among: category },
      };
    },
  },
  {
    id: "several-measures",
    make: ({ schema: { category, measures }, file, say }) => {
      const [one, , three] = measures;
      const [c, a, b] = [say(category), say(one), say(three)];
      return {
        phrasings: [
          `Average ${a} and total ${b} by ${c} in ${file}`,
          `for each ${c} in ${file}: mean ${a}, sum of ${b}`,
          `In ${file}, what are the average ${a} and the total ${b} per ${c}?`,
        ],
        sql: `SELECT ${name(category)}, avg(${name(one)}), sum(${name(three)}) FROM main GROUP BY 1`,
        expect: { is: "rows", among: category },
      };
    },
  },
  {
    id: "two-statistics",
    make: ({ file, say, measure }) => {
      const m = measure();
      const said = say(m);
      return {
        phrasings: [
          `What are the smallest and the largest ${said} in ${file}?`,
          `min and max of ${said}, ${file}`,
          `Give me the minimum and maximum ${said} from ${file}.`,
        ],
        sql: `SELECT min(${name(m)}), max(${name(m)}) FROM main`,
        expect: { is: "numbers" },
      };
    },
  },
  {
    id: "median",
    make: ({ file, say, measure }) => {
      const m = measure();
      const said = say(m);
      return {
        phrasings: [
          `What is the median ${said} in ${file}?`,
          `median of ${said} ${file}`,
          `Compute the median of the column ${said} in ${file}.`,
        ],
        sql: `SELECT median(${name(m)}) FROM main`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "distinct",
    make: ({ schema: { name: called, category, patchy }, file, say, pick }) => {
      const column = pick([called, category, patchy]);
      const c = say(column);
      return {
        phrasings: [
          `How many different ${c} values are there in ${file}?`,
          `number of distinct ${c} in ${file}`,
          `In ${file}, count the unique values of ${c}.`,
        ],
        sql: `SELECT count(DISTINCT ${name(column)}) FROM main`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "share",
    make: ({ schema: { category }, file, say, values, measure }) => {
      const m = measure();
      const [value] = values(category);
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `What share of the total ${said} in ${file} comes from ${c} ${value}?`,
          `percentage of ${said} with ${c} ${value}, ${file}`,
          `In ${file}, how much of all ${said} is ${value}, in percent?`,
        ],
        sql: `SELECT sum(${name(m)}) FILTER (${name(category)} = ${text(value)}) / sum(${name(m)}) FROM main`,
        expect: { is: "share" },
      };
    },
  },
  {
    id: "missing",
    make: ({ schema: { patchy, measures }, file, say, pick }) => {
      const column = pick([patchy, measures[1]]);
      const c = say(column);
      return {
        phrasings: [
          `How many rows of ${file} have no ${c}?`,
          `count missing values of ${c} in ${file}`,
          `In ${file}, how often is the ${c} missing?`,
          `number of blanks in the ${c} column of ${file}`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(column)} IS NULL`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "groups-over",
    make: ({ schema: { category }, file, say, measure }) => {
      const m = measure();
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `Which ${c} has the highest total ${said} in ${file}?`,
          `${c} with the largest sum of ${said}, ${file}`,
          `In ${file}, tell me which ${c} adds up to the most ${said} in total.`,
        ],
        sql: `SELECT ${name(category)} FROM main GROUP BY 1 QUALIFY rank() OVER (ORDER BY sum(${name(m)}) DESC) = 1`,
        expect: { is: "text", among: category },
      };
    },
  },
];
