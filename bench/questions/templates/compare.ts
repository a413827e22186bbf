/** Two values of a column beside each other. */
import { name, text, type Scene, type Template } from "./template.ts";

const aggregate = ({ schema: { category } }: Scene, call: string, value: string): string =>
  `${call} FILTER (${name(category)} = ${text(value)})`;

export const comparisons: readonly Template[] = [
  {
    id: "difference",
    make: (scene) => {
      const { schema, file, say } = scene;
      const m = scene.measure();
      const [one, two] = scene.values(schema.category);
      const said = say(m);
      const of = (value: string) => aggregate(scene, `avg(${name(m)})`, value);
      return {
        phrasings: [
          `What is the difference in average ${said} between ${one} and ${two} in ${file}?`,
          `difference of mean ${said}, ${one} vs ${two}, ${file}`,
          `In ${file}, how far apart are the average ${said} of ${one} and that of ${two}?`,
          `By how much do ${one} and ${two} differ in their mean ${said} (${file})?`,
        ],
        sql: `SELECT abs(${of(one)} - ${of(two)}) FROM main`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "ratio",
    make: (scene) => {
      const { schema, file, say } = scene;
      const m = scene.measure();
      const [one, two] = scene.values(schema.category);
      const said = say(m);
      const of = (value: string) => aggregate(scene, `sum(${name(m)})`, value);
      return {
        phrasings: [
          `What is the ratio of total ${said} of ${one} to that of ${two} in ${file}?`,
          `ratio ${one} to ${two} for total ${said}, ${file}`,
          `In ${file}, how many times the total ${said} of ${two} is the total ${said} of ${one}?`,
        ],
        sql: `SELECT ${of(one)} / ${of(two)} FROM main`,
        expect: { is: "number" },
      };
    },
  },
  {
    id: "which-of-two",
    make: (scene) => {
      const { schema, file, say } = scene;
      const { category } = schema;
      const m = scene.measure();
      const [one, two] = scene.values(category);
      const said = say(m);
      return {
        phrasings: [
          `Which ${say(category)} has the higher average ${said} in ${file}, ${one} or ${two}?`,
          `${one} or ${two}: which one has more ${said} on average in ${file}`,
          `In ${file}, is the mean ${said} greater for ${one} or for ${two}?`,
        ],
        sql: `SELECT ${name(category)} FROM main WHERE ${name(category)} IN (${text(one)}, ${text(two)}) GROUP BY 1 QUALIFY rank() OVER (ORDER BY avg(${name(m)}) DESC) = 1`,
        expect: { is: "text", among: category },
      };
    },
  },
  {
    id: "more-rows-of",
    make: (scene) => {
      const { schema, file, say } = scene;
      const { category, noun } = schema;
      const [one, two] = scene.values(category);
      const of = (value: string) => aggregate(scene, "count(*)", value);
      return {
        phrasings: [
          `How many more ${noun[1]} in ${file} have ${say(category)} ${one} than ${two}?`,
          `difference in the number of rows between ${one} and ${two}, ${file}`,
          `In ${file}, what is the difference between the number of ${one} ${noun[1]} and the number of ${two} ${noun[1]}?`,
        ],
        sql: `SELECT ${of(one)} - ${of(two)} AS n FROM main HAVING n > 0`,
        expect: { is: "number" },
      };
    },
  },
];
