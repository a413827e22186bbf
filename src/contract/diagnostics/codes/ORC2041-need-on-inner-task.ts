import { defineDiagnostic } from "../diagnostic.ts";

export const needOnInnerTask = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
  readonly holder: string;
  readonly when: string;
}>({
  code: "ORC2041",
  title: "A need on the outcome of a task within another",
  severity: "error",
  message: ({ task, other, holder, when }) =>
    `${task} needs "${when}" of ${other}, which stands within ${holder}: from outside only the outcome of ${holder} can be waited for.`,
  help: ({ holder }) =>
    `Name ${holder} in the need; what is to happen when a task within it fails stands there too, as a fallback.`,
  explanation: `
What stands within a task is a part of it: a failure within may be caught by a fallback or collected by a loop, so
that it decides nothing outside. Others wait for the outcome of the outermost task.
`,
});
