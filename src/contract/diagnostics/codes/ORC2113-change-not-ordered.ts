import { defineDiagnostic } from "../diagnostic.ts";

export const changeNotOrdered = defineDiagnostic<{
  readonly title: string;
  readonly tool: string;
  /** It is asked about and not asked for, left open of what it is meant, or of how much. */
  readonly why: "asked about" | "left open" | "no exact amount";
}>({
  code: "ORC2113",
  title: "A change is not clearly asked for",
  severity: "error",
  message: ({ title, tool, why }) => {
    if (why === "asked about") return `"${title}" orders nothing, and ${tool} would do it.`;
    const open =
      why === "left open" ? "leaves open which of them is meant" : "gives no exact amount";
    return `"${title}" ${open}, and ${tool} changes something.`;
  },
  help: ({ tool, why }) => {
    if (why === "asked about")
      return `Say what is to be done as an order, for example "${tool.slice(tool.indexOf(".") + 1).replaceAll("_", " ")} …"; a plan gives no advice.`;
    return why === "left open"
      ? 'Name one, or put "and" between them if all are meant.'
      : 'Write the amount or the time itself, without "about", "up to" or "or so".';
  },
  explanation: `
A tool whose effect is \`write\` or \`destructive\` runs only when the request orders what it does. "Should I close HD-7?"
asks for advice, "cancel order A-1 or A-2" leaves open which one, and "refund about 20 euros" how much: a plan that did it
all the same would do what was not said.

Write "close HD-7", or "cancel the orders A-1 and A-2".
`,
});
