import { defineDiagnostic } from "../diagnostic.ts";

export const tooManyItems = defineDiagnostic<{
  readonly loop: string;
  readonly count: number;
  readonly limit: number;
}>({
  code: "ORC4320",
  title: "A loop has more items than its limit",
  severity: "error",
  message: ({ loop, count, limit }) =>
    `Loop ${loop} would have ${count} items, and its limit is ${limit}.`,
  help: ({ loop }) =>
    `Raise the limit of ${loop} in the plan and build again, or filter the list before the loop. None of its items has begun.`,
  explanation: `
Every loop has a limit, so that a list that is longer than anybody expected costs nothing: it is refused before its first
item begins. The upper bound on calls, money and time that a plan shows counts with the limit.
`,
});
