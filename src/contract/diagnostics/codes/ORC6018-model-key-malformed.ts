import { defineDiagnostic } from "../diagnostic.ts";

export const modelKeyMalformed = defineDiagnostic<{ readonly variable: string }>({
  code: "ORC6018",
  title: "The model's key is malformed",
  severity: "error",
  message: ({ variable }) =>
    `${variable} holds spaces, line breaks or characters that no key contains, so it was not sent.`,
  help: ({ variable }) => `Set ${variable} to the key alone.`,
  explanation: `
A key is sent in a header of the request, which allows visible ASCII characters only. A line break or a
quotation mark from a word processor most often comes from copying. White space around the key is ignored.
`,
});
