/** The differences of two plans as a comment on a pull request. */
import type { PlanDiff } from "../../compiler/index.ts";
import {
  hasCriticalChange,
  headLines,
  pathText,
  sharedName,
  taskLines,
  type DiffLine,
  type DiffSide,
} from "./diff-lines.ts";
import { flowLines, permissionNote, permissionLines } from "./diff-permissions.ts";
import { figureRows, summaryOf } from "./diff-figures.ts";

/** A comment on GitHub has at most 65,536 characters; so much is left for all that stands beside the lines. */
const MOST_CHARACTERS = 50_000;

/** More lines are folded: what a reviewer looks at first is the table. */
const MOST_OPEN = 40;

/**
 * Blocks of the language `diff` are coloured by GitHub and GitLab line by line, and nothing in them is markup: titles and
 * values come from outside. Numbers stand in a table.
 *
 * @param sides the plan before and the plan after
 */
export function diffMarkdown(diff: PlanDiff, sides: readonly [DiffSide, DiffSide]): string {
  const [before, after] = sides.map(({ label }) => inCode(label));
  const note = permissionNote(diff, sides);
  const heading = `### Plan ${inCode(sides[1].plan.name)}: ${summaryOf(diff)}\n\n${before} → ${after}`;
  if (diff.isEqual) return `${heading}\n`;
  const rows = figureRows(diff).map(
    ({ title, before: old, after: now, change }) =>
      `| ${title} | ${old} | ${change === "" ? now : `**${now}**`} | ${change} |`,
  );
  return `${[
    heading,
    `|  | before | after |  |\n| :-- | --: | --: | :-- |\n${rows.join("\n")}`,
    ...titled("Permissions", permissionLines(diff)),
    ...(note === undefined ? [] : [inCode(note)]),
    ...titled("Untrusted data", flowLines(diff)),
    ...titled("Tasks", taskLines(diff)),
    ...titled("Plan", headLines(diff)),
    ...criticalOf(diff),
  ].join("\n\n")}\n`;
}

function titled(title: string, lines: readonly DiffLine[]): string[] {
  if (lines.length === 0) return [];
  const block = blockOf(lines);
  if (lines.length <= MOST_OPEN) return [`**${title}**`, block];
  return [
    `<details>\n<summary><b>${title}</b>: ${lines.length} lines</summary>`,
    block,
    "</details>",
  ];
}

/** GitHub shows what begins with `!` as changed. */
const SIGNS = { "+": "+", "-": "-", "~": "!" } as const;

function blockOf(lines: readonly DiffLine[]): string {
  let left = MOST_CHARACTERS;
  const all = lines.map(({ sign, cells, isDetail }) => {
    const text = cells.filter((cell) => cell !== "").join("  ");
    return `${SIGNS[sign]} ${isDetail ? "    " : ""}${text}`;
  });
  const shown = all.filter((line) => (left -= line.length + 1) >= 0);
  const more = all.length - shown.length;
  const text = [...shown, ...(more > 0 ? [`  … and ${more} more lines`] : [])].join("\n");
  const fence = "`".repeat(Math.max(3, 1 + longestRun(text)));
  return `${fence}diff\n${text}\n${fence}`;
}

function criticalOf(diff: PlanDiff): string[] {
  if (!hasCriticalChange(diff)) return [];
  const { critical, figures } = diff;
  const named = (what: string, tasks: readonly string[]): string[] =>
    tasks.map((task) => `- ${what}: ${inCode(task)}`);
  const lines = [
    `- before: ${inCode(pathText(figures.before))}`,
    `- after: ${inCode(pathText(figures.after))}`,
    ...named("joined", critical.joined.map(sharedName)),
    ...named("left", critical.left.map(sharedName)),
  ];
  return ["**Critical path**", lines.join("\n")];
}

/** Text as it is, whatever is in it (CommonMark 0.31, 6.1). */
function inCode(text: string): string {
  const ticks = "`".repeat(1 + longestRun(text));
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}

/** Of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
