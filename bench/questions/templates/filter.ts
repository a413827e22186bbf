/** Conditions, and what is counted, listed or computed of the rows that meet them. */
import { name, text, type Template } from "./template.ts";

export const filters: readonly Template[] = [
  {
    id: "count-where",
    make: ({ schema: { category, noun }, file, say, values }) => {
      const [value] = values(category);
      const c = say(category);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have ${c} ${value}?`,
          `number of ${noun[1]} where ${c} is ${value}, ${file}`,
          `Please count the rows of ${file} with ${c} = "${value}".`,
          `in ${file}, how many rows have ${value} as their ${c}`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(category)} = ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "count-above",
    make: ({ schema: { noun }, file, say, near, measure }) => {
      const m = measure();
      const limit = near(m, 0.7);
      const said = say(m);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have a ${said} above ${limit}?`,
          `count ${noun[1]} with ${said} > ${limit} in ${file}`,
          `In ${file}, for how many rows is the ${said} more than ${limit}?`,
          `Could you tell me the number of rows in ${file} whose ${said} exceeds ${limit}?`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(m)} > ${limit}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "mean-where",
    make: ({ schema: { category }, file, say, values, measure }) => {
      const m = measure();
      const [value] = values(category);
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `What is the average ${said} where ${c} is ${value} in ${file}?`,
          `mean ${said} for ${c} ${value}, ${file}`,
          `In ${file}, take only the rows with ${c} ${value} and give me the mean ${said}.`,
          `Average ${said} of the ${value} rows in ${file}`,
        ],
        sql: `SELECT avg(${name(m)}) FROM main WHERE ${name(category)} = ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "between",
    make: ({ schema: { noun }, file, say, near, measure }) => {
      const m = measure();
      const [low, high] = [near(m, 0.3), near(m, 0.75)];
      if (low === high) return undefined;
      const said = say(m);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have a ${said} between ${low} and ${high}?`,
          `count rows of ${file} where ${said} is from ${low} to ${high}`,
          `In ${file} I need the number of ${noun[1]} whose ${said} lies between ${low} and ${high}.`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(m)} BETWEEN ${low} AND ${high}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "either-or",
    make: ({ schema: { category, noun }, file, say, values }) => {
      const [one, two] = values(category);
      const c = say(category);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have ${c} ${one} or ${two}?`,
          `count rows in ${file} where ${c} is either ${one} or ${two}`,
          `Number of ${noun[1]} with a ${c} of ${one} or ${two} (${file})`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(category)} IN (${text(one)}, ${text(two)})`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "negation",
    make: ({ schema: { category }, file, say, values, measure }) => {
      const m = measure();
      const [value] = values(category);
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `What is the total ${said} in ${file} where ${c} is not ${value}?`,
          `sum of ${said} for all rows except ${c} ${value} in ${file}`,
          `Add up the ${said} in ${file}, without the rows whose ${c} is ${value}.`,
          `total ${said} excluding ${value}, ${file}`,
        ],
        sql: `SELECT sum(${name(m)}) FROM main WHERE ${name(category)} <> ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "two-conditions",
    make: ({ schema: { category, noun }, file, say, values, near, measure }) => {
      const m = measure();
      const limit = near(m, 0.5);
      const [value] = values(category);
      const [c, said] = [say(category), say(m)];
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} have ${c} ${value} and a ${said} below ${limit}?`,
          `count rows where ${c} is ${value} and ${said} < ${limit} in ${file}`,
          `In ${file}, find how many ${value} ${noun[1]} have less than ${limit} ${said}.`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${name(category)} = ${text(value)} AND ${name(m)} < ${limit}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "flag",
    make: ({ schema: { flag, noun }, file, say, pick }) => {
      const is = pick([true, false]);
      return {
        phrasings: [
          `How many ${noun[1]} in ${file} are ${is ? "" : "not "}${flag.words}?`,
          `count of ${noun[1]} with ${say(flag)} ${is ? "true" : "false"} in ${file}`,
          `In ${file}, how many rows are ${is ? "" : "not "}${flag.words}?`,
        ],
        sql: `SELECT count(*) FROM main WHERE ${is ? "" : "NOT "}${name(flag)}`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "look-up",
    make: ({ schema: { name: called, patchy }, file, say, pick, values, measure }) => {
      const wanted = pick([measure(), patchy]);
      const [value] = values(called);
      const said = say(wanted);
      return {
        phrasings: [
          `What is the ${said} of ${value} in ${file}?`,
          `${said} where ${say(called)} is ${value}, ${file}`,
          `In ${file}, which ${said} does ${value} have?`,
          `please give me ${value}'s ${said} from ${file}`,
        ],
        sql: `SELECT ${name(wanted)} FROM main WHERE ${name(called)} = ${text(value)}`,
        expect: wanted === patchy ? { is: "text", among: patchy } : { is: "number" },
      };
    },
  },
  {
    id: "list-where",
    make: ({ schema: { name: called, noun }, file, say, near, measure }) => {
      const m = measure();
      const limit = near(m, 0.98);
      const [said, n] = [say(m), say(called)];
      return {
        phrasings: [
          `Which ${noun[1]} in ${file} have a ${said} over ${limit}? Give the ${n}.`,
          `list the ${n} of all rows with ${said} > ${limit} in ${file}`,
          `Show me every ${n} whose ${said} is greater than ${limit} in ${file}.`,
        ],
        sql: `SELECT ${name(called)} FROM main WHERE ${name(m)} > ${limit}`,
        expect: { is: "rows", among: called },
      };
    },
  },
];
