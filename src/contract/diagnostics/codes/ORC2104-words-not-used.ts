import { excerptOf } from "../excerpt.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const wordsNotUsed = defineDiagnostic<{
  /** As they stand in the query. */
  readonly words: string;
  /** The rest of a sentence: why nothing takes them. */
  readonly reason: string;
  /** Tools of the tasks that they could belong to. */
  readonly tools: readonly string[];
  /** What may have been meant. */
  readonly nearest?: string;
  /** Whether a plan was made of the other words, which `--allow-unused` goes on with. */
  readonly isPlanned?: boolean;
}>({
  code: "ORC2104",
  title: "Words of the query that nothing takes",
  severity: "error",
  message: ({ words, reason }) => `"${excerptOf(words)}" is not used: ${reason}.`,
  help: ({ nearest, tools, isPlanned = false }) => {
    const meant = nearest === undefined ? "" : `Did you mean "${nearest}"? `;
    const [tool] = tools;
    const list = tool === undefined ? "" : `; \`orchc tools ${tool}\` lists what it takes`;
    return `${meant}Say it in other words, name the column or value that is meant${list}.${isPlanned ? " To go on without it: --allow-unused." : ""}`;
  },
  explanation: `
An answer to another question than the one that was asked is worse than none. So every word of a query is accounted
for: by an argument of a task, by a tool that says it of itself, or because it adds nothing ("please", "the").
Words that decide the result are accounted for only by arguments: a statistic ("average"), a group ("by region"), a
time ("in 2024"), a number, a name, a comparison ("over 100"), a negation ("without").

The words that are marked have no such place in the plan.

- Say it in other words, or name the column or value that is meant.
- Ask it in SQL, which stands in quotes after the file: Query data/sales.csv with "SELECT sum(amount) FROM data WHERE
  region = 'north'".
- Leave them out.
- Where the other words became a plan, and the help says so, \`--allow-unused\` goes on without them. Every answer of the build says so in its first lines, its check fails, and
  the exit status of a later run is 1 unless \`--allow-unused\` is given there too.
`,
});
