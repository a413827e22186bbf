import { defineDiagnostic } from "../diagnostic.ts";

export const changeNotOrdered = defineDiagnostic<{
  readonly title: string;
  readonly tool: string;
  /** It is asked about and not asked for, or left open of what it is meant. */
  readonly why: "asked about" | "left open";
}>({
  code: "ORC2113",
  title: "A change is not clearly asked for",
  severity: "error",
  message: ({ title, tool, why }) =>
    why === "asked about"
      ? `"${title}" orders nothing, and ${tool} would do it.`
      : `"${title}" leaves open which of them is meant, and ${tool} changes something.`,
  help: ({ tool, why }) =>
    why === "asked about"
      ? `Say what is to be done as an order, for example "${tool.slice(tool.indexOf(".") + 1).replaceAll("_", " ")} …"; a plan gives no advice.`
      : 'Name one, or put "and" between them if all are meant.',
  explanation: `
A tool whose effect is \`write\` or \`destructive\` runs only when the request orders what it does. "Should I close HD-7?"
asks for advice, and "cancel order A-1 or A-2" leaves open which one: a plan that did it all the same would do what was not
said.

Write "close HD-7", or "cancel the orders A-1 and A-2".
`,
});
