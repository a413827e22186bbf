/** The greatest, the least, the first and the last; order and limit. */
import { name, text, type Template } from "./template.ts";

export const ranks: readonly Template[] = [
  {
    id: "argmax",
    make: ({ schema: { name: called }, file, say, pick, measure }) => {
      const m = measure();
      const most = pick([true, false]);
      const [n, said] = [say(called), say(m)];
      const word = most ? "highest" : "lowest";
      return {
        phrasings: [
          `Which ${n} has the ${word} ${said} in ${file}?`,
          `${n} with the ${most ? "largest" : "smallest"} ${said}, ${file}`,
          `In ${file}, find the ${n} whose single ${said} is the ${word}.`,
          `Could you tell me the ${n} of the row with the ${most ? "greatest" : "least"} ${said} in ${file}?`,
        ],
        sql: `SELECT ${name(called)} FROM main QUALIFY rank() OVER (ORDER BY ${name(m)} ${most ? "DESC" : "ASC"}) = 1`,
        expect: { is: "text", among: called },
      };
    },
  },
  {
    id: "argmax-other-column",
    make: ({ schema: { category, name: called }, file, say, measure }) => {
      const m = measure();
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `What is the ${c} of the row with the highest ${said} in ${file}?`,
          `${file}: ${c} of whichever ${say(called)} has the most ${said}`,
          `In ${file}, look up the ${c} for the largest single ${said}.`,
        ],
        sql: `SELECT ${name(category)} FROM main QUALIFY rank() OVER (ORDER BY ${name(m)} DESC) = 1`,
        expect: { is: "text", among: category },
      };
    },
  },
  {
    id: "top",
    make: ({ schema: { name: called, noun }, file, say, whole, measure }) => {
      const m = measure();
      const n = whole(3, 6);
      const [c, said] = [say(called), say(m)];
      return {
        phrasings: [
          `Top ${n} ${noun[1]} by ${said} in ${file}`,
          `the ${n} rows with the highest ${said} in ${file}, with their ${c}`,
          `In ${file}, which ${n} ${noun[1]} have the largest ${said}?`,
          `show the ${c} and ${said} of the ${n} rows of ${file} that have the most ${said}`,
        ],
        sql: `SELECT ${name(called)}, ${name(m)} FROM main QUALIFY rank() OVER (ORDER BY ${name(m)} DESC) <= ${n} ORDER BY 2 DESC`,
        expect: { is: "rows", among: called, ordered: true, count: n },
      };
    },
  },
  {
    id: "top-groups",
    make: ({ schema: { category }, file, say, measure }) => {
      const m = measure();
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `Which 2 values of ${c} have the highest average ${said} in ${file}?`,
          `top two ${c} by mean ${said}, ${file}`,
          `In ${file}, rank ${c} by average ${said} and give me the first 2.`,
        ],
        sql: `SELECT ${name(category)}, avg(${name(m)}) FROM main GROUP BY 1 ORDER BY 2 DESC LIMIT 2`,
        expect: { is: "rows", among: category, ordered: true },
      };
    },
  },
  {
    id: "first-or-last",
    make: ({ schema: { name: called, date, noun }, file, say, pick }) => {
      const last = pick([true, false]);
      const n = say(called);
      return {
        phrasings: [
          `Which ${n} has the ${last ? "latest" : "earliest"} ${say(date)} in ${file}?`,
          `${n} of the ${last ? "most recent" : "oldest"} ${noun[0]} in ${file}`,
          `In ${file}, whose ${date.words} comes ${last ? "last" : "first"}? I want the ${n}.`,
        ],
        sql: `SELECT ${name(called)} FROM main QUALIFY rank() OVER (ORDER BY ${name(date)} ${last ? "DESC" : "ASC"}) = 1`,
        expect: { is: "text", among: called },
      };
    },
  },
  {
    id: "last-day",
    make: ({ schema: { category, date }, file, say, values }) => {
      const [value] = values(category);
      const d = say(date);
      return {
        phrasings: [
          `What is the latest ${d} for ${say(category)} ${value} in ${file}?`,
          `last ${d} where ${say(category)} is ${value}, ${file}`,
          `In ${file}, what is the most recent ${d} of the ${value} rows?`,
        ],
        sql: `SELECT max(${name(date)})::VARCHAR FROM main WHERE ${name(category)} = ${text(value)}`,
        expect: { is: "day" },
      };
    },
  },
  {
    id: "order-and-limit",
    make: ({ schema: { name: called }, file, say, whole, measure }) => {
      const m = measure();
      const n = whole(3, 6);
      const [c, said] = [say(called), say(m)];
      return {
        phrasings: [
          `Sort ${file} by ${said} ascending and show the first ${n} rows.`,
          `${file}: ${c} and ${said} of the ${n} lowest ${said}, in order`,
          `Order the rows of ${file} from the smallest to the largest ${said}, only the first ${n}.`,
        ],
        sql: `SELECT ${name(called)}, ${name(m)} FROM main QUALIFY rank() OVER (ORDER BY ${name(m)}) <= ${n} ORDER BY 2`,
        expect: { is: "rows", among: called, ordered: true, count: n },
      };
    },
  },
];
