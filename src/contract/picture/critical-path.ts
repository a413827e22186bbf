/** How a picture shows the tasks that decide how long everything takes. */
import { chipOf, FONT } from "./chip.ts";
import { CHIP_INK } from "./colours.ts";

/** Attributes of an arrow along it. */
export const DECISIVE = { penwidth: 2.6, arrowsize: 0.75 };

interface Decided {
  readonly tasks: readonly { readonly id: string }[];
  readonly critical?: readonly string[];
}

/** Its ids; none where it tells nothing: every task is on it, or one alone. */
export function criticalOf({ tasks, critical = [] }: Decided): readonly string[] {
  return critical.length > 1 && critical.length < tasks.length ? critical : [];
}

export function isDecisive(critical: readonly string[], from: string, to: string): boolean {
  const at = critical.indexOf(from);
  return at !== -1 && critical[at + 1] === to;
}

/** What the thick lines mean, below the picture, on a ground of its own: the page may be light or dark. */
export function legendOf(critical: readonly string[]) {
  if (critical.length === 0) return {};
  const words = "thick: the critical path, which decides how long it takes";
  const text = chipOf(`<FONT POINT-SIZE="8" COLOR="${CHIP_INK}">${words}</FONT>`);
  return { labelloc: "b", labeljust: "l", fontname: FONT, label: { html: text } };
}
