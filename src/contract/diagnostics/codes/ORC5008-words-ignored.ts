import { defineDiagnostic } from "../diagnostic.ts";

export const wordsIgnored = defineDiagnostic<{
  /** The words that planning left out: `in 2024`. */
  readonly text: string;
  /** Of the build. */
  readonly name: string;
}>({
  code: "ORC5008",
  title: "The answer ignores a part of the question",
  severity: "error",
  message: ({ text }) =>
    `The answer ignores a part of the question: the plan does not use "${text}".`,
  help: ({ name }) =>
    `Plan it again in other words. To accept such answers: orchc exec ${name} --allow-unused.`,
  explanation: `
The plan of this build leaves out words of its query: it was made with \`--allow-unused\`. The answer says so in its
first lines, and the check "every word of the question is accounted for" fails.

The exit status is 1, so that no caller takes the answer for one to the whole question, unless \`--allow-unused\` is
given to \`orchc exec\` or \`orchc run\` too. To avoid both, rephrase the query in words that the tools understand.
`,
});
