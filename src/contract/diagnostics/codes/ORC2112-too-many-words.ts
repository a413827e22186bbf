import { defineDiagnostic } from "../diagnostic.ts";

export const tooManyWords = defineDiagnostic<{ readonly words: number; readonly limit: number }>({
  code: "ORC2112",
  title: "A request of more words than are read as one",
  severity: "error",
  message: ({ words, limit }) =>
    `The request has ${words} words outside of quotation marks; up to ${limit} are read as a request.`,
  help: () =>
    "Put what is pasted into it in quotation marks, or into a file that it names; or ask in several requests.",
  explanation: `
The planner without a model reads every word of a request as a part of it: as what is to be done, or as a value that a
tool takes. Many hundred words are nearly always something that was pasted: an article, a log, a table. Reading them as
a request would find one in them by chance.

- Save what is pasted as a file of the workspace and name it: \`Summarise notes/meeting.txt\`.
- Or put it in quotation marks: what is quoted is one value, however long it is (up to \`limits.queryBytes\`).
- Or ask for less at once.
`,
});
