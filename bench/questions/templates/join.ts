/** Two files that share a column. */
import { name, text, type Template } from "./template.ts";

export const joins: readonly Template[] = [
  {
    id: "total-by-joined",
    make: ({ schema: { companion, category }, file, say, measure }) => {
      if (companion === undefined) return undefined;
      const { table, attribute } = companion;
      const m = measure();
      const [a, said] = [say(attribute), say(m)];
      return {
        phrasings: [
          `Join ${file} with ${table.file} and give the total ${said} per ${a}.`,
          `total ${said} by ${a}, from ${file} and ${table.file}`,
          `Using ${table.file} for the ${a} of each ${say(category)}, what is the total ${said} in ${file} for each ${a}?`,
          `combine ${file} and ${table.file} on ${category.header}: sum of ${said} by ${a}`,
        ],
        sql: `SELECT c.${name(attribute)}, sum(m.${name(m)}) FROM main m JOIN companion c USING (${name(category)}) GROUP BY 1`,
        expect: { is: "rows", among: attribute },
      };
    },
  },
  {
    id: "mean-where-joined",
    make: ({ schema: { companion, category }, file, say, pick, measure }) => {
      if (companion === undefined) return undefined;
      const { table, attribute } = companion;
      const at = table.columns.indexOf(attribute);
      const value = pick(table.rows.map((row) => String(row[at])));
      const m = measure();
      const [a, said] = [say(attribute), say(m)];
      return {
        phrasings: [
          `Join ${file} with ${table.file}. What is the average ${said} where ${a} is ${value}?`,
          `mean ${said} of ${file} for ${a} ${value} (${a} is in ${table.file})`,
          `With ${table.file} joined to ${file} by ${say(category)}, give me the average ${said} for ${value}.`,
        ],
        sql: `SELECT avg(m.${name(m)}) FROM main m JOIN companion c USING (${name(category)}) WHERE c.${name(attribute)} = ${text(value)}`,
        expect: { is: "number" },
      };
    },
  },
];
