/** What a script is printed with, and what its tasks are assigned to. */
import type { BuildContext } from "./context.ts";
import { variableOf } from "./names-in-scope.ts";
import type { Scopes } from "./scopes.ts";

export interface Printer {
  readonly context: BuildContext;
  readonly scopes: Scopes;
}

/** `const t1 = `, or nothing when no one reads it. */
export function intoVariable(printer: Printer, id: string): string {
  if (!printer.scopes.isRead(id)) return "";
  return `${printer.scopes.isHoisted(id) ? "" : "const "}${variableOf(printer.context, id)} = `;
}
