/** What has changed of what builds stand on, on a screen and for a pull request. */
import type { Drift, Drifted } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import { count } from "./amounts.ts";
import { hang } from "./text.ts";

export function renderDrift(drifts: readonly Drift[], style: Style): string {
  const { colors, columns } = style;
  const changed = drifts.filter(({ changes }) => changes.length > 0);
  const blocks = changed.map((drift) =>
    [
      `${drift.fits === true ? colors.yellow("~") : colors.red("✗")} ${colors.bold(drift.name)}: ${verdictOf(drift)}`,
      ...linesOf(drift).map((line) => hang("    ", line, columns)),
    ].join("\n"),
  );
  return [...blocks, summaryOf(drifts)].join("\n\n");
}

/** Names of tools and fields come from outside: they stand in blocks in which nothing is markup. */
export function driftMarkdown(drifts: readonly Drift[]): string {
  const changed = drifts.filter(({ changes }) => changes.length > 0);
  const blocks = changed.flatMap((drift) => [
    `**Build** \`${drift.name}\`: ${verdictOf(drift)}`,
    `\`\`\`text\n${linesOf(drift).join("\n").replaceAll("```", "'''")}\n\`\`\``,
  ]);
  return `${[`### Drift: ${summaryOf(drifts).replace(/\.$/, "")}`, ...blocks].join("\n\n")}\n`;
}

function verdictOf({ name, changes, fits = true }: Drift): string {
  const what = count(changes.length, "change");
  return fits
    ? `${what}, and its scripts still type-check. Build it again: orchc build ${name}, and look at orchc diff ${name}`
    : `${what}, and it does not fit any more`;
}

/** Each change once, whatever the number of scripts; then why it does not fit. */
function linesOf({ changes, diagnostics }: Drift): string[] {
  return [
    ...changes.map((change) => `${nameOf(change)}: ${change.what}${usersOf(change)}`),
    ...diagnostics.map(({ code, message, help }) =>
      [`${code} ${message}`, ...(help === undefined ? [] : [help])].join(" "),
    ),
  ];
}

function nameOf({ of, name }: Drifted): string {
  return of === "data" ? name : `${of} ${name}`;
}

function usersOf({ tasks, scripts }: Drifted): string {
  return scripts.length === 0 ? "" : ` (${scripts.join(", ")}: ${tasks.join(", ")})`;
}

function summaryOf(drifts: readonly Drift[]): string {
  const changed = drifts.filter(({ changes }) => changes.length > 0).length;
  const all = count(drifts.length, "build");
  return changed === 0
    ? `Nothing has changed of what ${all} stand on.`.replace("1 build stand", "1 build stands")
    : `${changed} of ${all} ${changed === 1 ? "stands" : "stand"} on something that has changed.`;
}
