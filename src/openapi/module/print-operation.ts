/** The module of an operation, and the file of its agent: functions of the document. */
import { oneLine } from "../../contract/unseen.ts";
import { sha256 } from "../../contract/json.ts";
import { indent, literal } from "../../tool-modules/code-text.ts";
import { printZodObject } from "../../tool-modules/print-zod.ts";
import type { ApiOperation } from "../document/operation.ts";
import type { ApiDocument } from "../document/read-document.ts";

export function printOperation(operation: ApiOperation): string {
  const { name, description, effect, idempotent, host, secrets, request } = operation;
  const [input, output] = [printZodObject(operation.input), printZodObject(operation.output)];
  const allowed = [
    `network: [${literal(host)}]`,
    ...(secrets.length === 0 ? [] : [`secrets: ${literal(secrets.map((one) => one.name))}`]),
  ];
  const fields = [
    ["name", literal(name)],
    ["description", literal(description)],
    ["version", literal(sha256(JSON.stringify([input, output, request])).slice(0, 16))],
    ["input", input],
    ["output", "output"],
    ["permissions", `{ ${allowed.join(", ")} }`],
    ["effect", literal(effect)],
    ...(idempotent ? [["idempotent", "true"] as const] : []),
    ["untrusted", "true"],
    ["estimate", "{ seconds: 2 }"],
  ] as const;
  return `import { defineTool, requestOperation, z } from "orchc/agent";

const output = ${output};

export const ${name} = defineTool({
${fields.map(([field, text]) => `  ${field}${field === text ? "" : `: ${indent(text)}`},\n`).join("")}
  run(input, context) {
    return requestOperation<z.input<typeof output>>(context, ${indent(indent(printRequest(operation)))}, input);
  },
});
`;
}

function printRequest({ request }: ApiOperation): string {
  const lines = Object.entries(request).map(([key, value]) => `  ${key}: ${literal(value)},\n`);
  return `{\n${lines.join("")}}`;
}

/** Characters of what planners choose the agent by. */
const LONGEST_CARD = 600;

export function printAgent(
  agent: string,
  { title, description }: ApiDocument,
  operations: readonly ApiOperation[],
): string {
  const said = [title, description, ...operations.map((one) => one.description)]
    .filter((part) => part !== "")
    .map((part) => part.replace(/[.]?$/, "."));
  const card = oneLine(said.join(" "));
  const tools = operations.map(
    ({ name }) => `    ${name}: () => import(${literal(`./${agent}/${name}.ts`)}),\n`,
  );
  return `import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: ${literal(agent)},
  card: ${literal(card.length > LONGEST_CARD ? `${card.slice(0, LONGEST_CARD).toWellFormed()} …` : card)},
  tools: {
${tools.join("")}  },
});
`;
}
