/** Times: within one, in buckets of one, and change from one to another. */
import { name, type Template } from "./template.ts";

/** Years that every table has days of, whole. */
const YEARS = [2020, 2021] as const;

const MONTHS = [
  ["January", 1],
  ["April", 4],
  ["July", 7],
  ["October", 10],
] as const;

export const times: readonly Template[] = [
  {
    id: "in-year",
    make: ({ schema: { date }, file, say, pick, measure }) => {
      const m = measure();
      const year = pick(YEARS);
      const said = say(m);
      return {
        phrasings: [
          `What was the total ${said} in ${year} in ${file}?`,
          `sum of ${said} during ${year}, ${file}`,
          `In ${file}, how much ${said} altogether where ${say(date)} is in ${year}?`,
          `Total ${said} for the year ${year} from ${file}, please`,
        ],
        sql: `SELECT sum(${name(m)}) FROM main WHERE year(${name(date)}) = ${year}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "in-month",
    make: ({ schema: { date, noun }, file, say, pick }) => {
      const year = pick(YEARS);
      const [month, number] = pick(MONTHS);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have a ${say(date)} in ${month} ${year}?`,
          `count rows from ${month} ${year} in ${file}`,
          `In ${file}, number of ${noun[1]} for ${month} ${year}?`,
        ],
        sql: `SELECT count(*) FROM main WHERE year(${name(date)}) = ${year} AND month(${name(date)}) = ${number}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "since",
    make: ({ schema: { date, noun }, file, say, pick }) => {
      const day = `${pick(YEARS)}-0${pick([3, 6, 9])}-15`;
      const d = say(date);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have a ${d} after ${day}?`,
          `count rows where ${d} > ${day}, ${file}`,
          `In ${file}, count the ${noun[1]} with a ${d} later than ${day}.`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(date)} > DATE '${day}'`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "by-year",
    make: ({ schema: { date }, file, say, pick, measure }) => {
      const m = measure();
      const said = say(m);
      const [word, call] = pick([
        ["average", "avg"],
        ["total", "sum"],
      ] as const);
      return {
        phrasings: [
          `${word} ${said} per year in ${file}`,
          `What is the ${word} ${said} for each year in ${file}?`,
          `In ${file}, show ${word} ${said} by year of ${say(date)}.`,
          `yearly ${word} ${said}, ${file}`,
        ],
        sql: `SELECT year(${name(date)})::VARCHAR, ${call}(${name(m)}) FROM main GROUP BY 1 ORDER BY 1`,
        expect: { is: "rows" },
      };
    },
  },
  {
    id: "best-month",
    make: ({ schema: { date }, file, say, measure }) => {
      const m = measure();
      const said = say(m);
      return {
        phrasings: [
          `Which month has the highest total ${said} in ${file}?`,
          `month with the largest sum of ${said}, ${file}`,
          `In ${file}, total the ${said} per month of ${say(date)} and tell me the best month.`,
        ],
        sql: `SELECT strftime(date_trunc('month', ${name(date)}), '%Y-%m') FROM main GROUP BY 1 QUALIFY rank() OVER (ORDER BY sum(${name(m)}) DESC) = 1`,
        expect: { is: "day" },
      };
    },
  },
  {
    id: "change",
    make: ({ schema: { date }, file, say, measure }) => {
      const m = measure();
      const [before, after] = YEARS;
      const said = say(m);
      const total = (year: number) => `sum(${name(m)}) FILTER (year(${name(date)}) = ${year})`;
      return {
        phrasings: [
          `By how much did the total ${said} change from ${before} to ${after} in ${file}?`,
          `change in total ${said} between ${before} and ${after}, ${file}`,
          `In ${file}, what is the difference in total ${said} between ${after} and ${before}?`,
        ],
        sql: `SELECT abs(${total(after)} - ${total(before)}) FROM main`,
        expect: { is: "number" },
      };
    },
  },
];
