import { defineDiagnostic } from "../diagnostic.ts";

export const notAList = defineDiagnostic<{
  readonly task: string;
  readonly value: string;
  /** `an object`, `text`. */
  readonly holds: string;
  /** Fields of it that are lists. */
  readonly lists: readonly string[];
}>({
  code: "ORC2054",
  title: "A loop over something that is no list",
  severity: "error",
  message: ({ task, value, holds }) =>
    `${task} goes over the items of ${value}, which is ${holds} and no list.`,
  help: ({ value, lists }) =>
    lists.length === 0
      ? "Refer to a list."
      : `Did you mean ${lists.map((field) => `${value}.${field}`).join(" or ")}?`,
  explanation: `
\`forEach\` takes a list: one that is written in the plan, a parameter of type \`list\`, or a reference to an output
that is one, such as \`t1.rows\`.
`,
});
