import type { GateRegion } from "../../contract/regions/index.ts";
import { stringLiteral } from "./code-text.ts";
import { pad, type Lines } from "./print-code.ts";
import { lay, print, printJson, record, type Names } from "./print-value.ts";
import { intoVariable, type Printer } from "./printer.ts";

export function printGate(
  printer: Printer,
  region: GateRegion,
  names: Names,
  indent: number,
): Lines {
  const { id, question, show } = region;
  const call = `${intoVariable(printer, id)}await run.gate(${stringLiteral(id)}, `;
  const shown = record(Object.entries(show), (arg) => print(arg, names));
  const options = record(
    [["question", printJson(question)] as const, ["show", shown] as const],
    (each) => each,
  );
  return [`${pad(indent)}${call}${lay(options, indent, indent + call.length)});`];
}
