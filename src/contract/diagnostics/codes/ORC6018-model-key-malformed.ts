import { defineDiagnostic } from "../diagnostic.ts";

export const modelKeyMalformed = defineDiagnostic<{ readonly variable: string }>({
  code: "ORC6018",
  title: "The model's key cannot be a key",
  severity: "error",
  message: ({ variable }) =>
    `${variable} holds spaces, line breaks or letters that no key has, so it was not sent.`,
  help: ({ variable }) => `Copy the key into ${variable} again, the key alone.`,
  explanation: `
A key travels in a header of the request, which takes visible ASCII characters alone. A line break or a
quotation mark from a word processor most often comes from copying. White space around the key is ignored.
`,
});
