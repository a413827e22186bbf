import { defineDiagnostic } from "../diagnostic.ts";

/** A longer list is no help. */
const MOST_SHOWN = 20;

export const noSuchTask = defineDiagnostic<{
  readonly task: string;
  readonly run: string;
  /** Those to choose from. */
  readonly known: readonly string[];
  /** False of a text that no task could be named by. */
  readonly isId: boolean;
}>({
  code: "ORC1022",
  title: "The run has no such task",
  severity: "error",
  message: ({ task, run }) => `The run ${run} has no task ${task}.`,
  help: ({ run, known, isId }) => {
    const how = isId
      ? ""
      : "A task is named by its id, t3; one item of a loop by its number too, which begins at 0: t3[4]. ";
    const more = known.length - MOST_SHOWN;
    const rest = more > 0 ? `, and ${more} more: orchc show ${run}` : "";
    return `${how}Its tasks: ${known.slice(0, MOST_SHOWN).join(", ")}${rest}.`;
  },
  explanation: `
Tasks are named by their ids in the plan: \`t1\`, \`t2\` and so on. \`orchc show RUN\` lists them with their titles.
One item of a loop is named by the number that it has in it, from 0: \`t3[4]\`, and \`t3[4].t3b[0]\` for one of a loop within.
`,
});
