import { tasksIn, type AgentRegion } from "../../contract/regions/index.ts";
import { stringLiteral } from "./code-text.ts";
import { pad, type Lines } from "./print-code.ts";
import { lay, print, record, type Names, type Printed } from "./print-value.ts";
import { intoVariable, type Printer } from "./printer.ts";

/** Its tools by the ids of their calls, each with the arguments that the plan gives. */
export function printAgent(
  printer: Printer,
  region: AgentRegion,
  names: Names,
  indent: number,
): Lines {
  const { context } = printer;
  const { id, instruction } = region;
  const call = `${intoVariable(printer, id)}await run.agent(${stringLiteral(id)}, `;
  const tools = tasksIn(region).map((inner) => {
    const { tool, args } = context.task(inner);
    const given = record(Object.entries(args), (arg) => print(arg, names));
    const name: Printed = { flat: context.toolNames.get(tool) ?? "" };
    return [inner, record([["tool", name] as const, ["args", given] as const], itself)] as const;
  });
  const options = record(
    [
      ["instruction", print(instruction, names)] as const,
      ["tools", record(tools, itself)] as const,
    ],
    itself,
  );
  return [`${pad(indent)}${call}${lay(options, indent, indent + call.length)});`];
}

function itself(printed: Printed): Printed {
  return printed;
}
