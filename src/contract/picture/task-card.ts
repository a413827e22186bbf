/** A task as a card of a picture: an HTML-like label of Graphviz. */
import wrapAnsi from "wrap-ansi";
import { ARROW, BORDER, CARD, CHIP_INK, INK, SOFT, STATES, type State } from "./colours.ts";

/** Columns of a line of a title (a wide letter takes two). */
const LINE = 24;
/** The same of the smaller letters above it. */
const HEAD_LINE = 38;
/** Lines of a title at most; one more where titles differ only further on. */
const LINES = 2;
/** Points that such a line is wide, with room for fonts that run wider. */
const LINE_WIDTH = 142;

/** A task of a picture; each text is one line, without control characters. */
export interface DrawnTask {
  readonly id: string;
  /** What its card calls it, where that is not its id: within a plan, without the name of the task that holds it. */
  readonly name?: string;
  /** The run succeeds without it. */
  readonly isOptional?: boolean;
  readonly title: string;
  /** Full names: `markets.history`. */
  readonly tools: readonly string[];
  /** What became of it, for a picture of a run. */
  readonly state?: {
    readonly is: State;
    /** In words: `1.4s`, `failed after 900ms`. */
    readonly text: string;
  };
  /** Of a task that holds others, and of one that waits for a person. */
  readonly holds?: Held | undefined;
}

/** How a task runs those within it. */
export interface Held {
  readonly is: "branch" | "loop" | "parallel" | "fallback" | "gate" | "agent" | "plan";
  /** One line: `when t1.rows.length > 3`. */
  readonly rule: string;
  readonly blocks: readonly DrawnBlock[];
}

export interface DrawnBlock {
  /** `then`, `if it fails`; empty where one needs no word. */
  readonly label: string;
  readonly order: "in turn" | "side by side";
  readonly tasks: readonly DrawnTask[];
}

/** A task and those within it, each before what it holds. */
export function withInner(task: DrawnTask): DrawnTask[] {
  return [task, ...(task.holds?.blocks ?? []).flatMap(({ tasks }) => tasks.flatMap(withInner))];
}

/**
 * The cards of tasks, by id. @param colourOf the stripe where there is no state: the colour of its agent.
 * @param critical ids on the critical path */
export function cardsOf(
  tasks: readonly DrawnTask[],
  colourOf: (task: DrawnTask) => string,
  critical: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const alike = Map.groupBy(tasks, ({ title }) => titleLines(title, LINES).join("\n"));
  const isAmbiguous = (group: readonly DrawnTask[]): boolean =>
    new Set(group.map(({ title }) => title)).size > 1;
  const cards = [...alike.values()].flatMap((group) => {
    const lines = isAmbiguous(group) ? LINES + 1 : LINES;
    return group.map(
      (task) => [task.id, cardOf(task, colourOf(task), lines, critical.has(task.id))] as const,
    );
  });
  return new Map(cards);
}

function cardOf(task: DrawnTask, colour: string, most: number, isCritical: boolean): string {
  const { id, name = id, tools, title, state, holds, isOptional = false } = task;
  const what = holds === undefined ? tools.join(", ") : MARKS[holds.is];
  const head = [`${name} · ${what}`, ...(isOptional ? ["optional"] : [])].join(" · ");
  const { stripe, ground, ink } = state === undefined ? PLAIN : STATES[state.is];
  const rows = [
    ...wrapped(head, HEAD_LINE).map((line) => small(escapeXml(line), SOFT)),
    ...titleLines(title, most).map((line) => `<FONT COLOR="${INK}">${escapeXml(line)}</FONT>`),
    ...(holds === undefined
      ? []
      : titleLines(holds.rule, RULE_LINES).map((line) => small(escapeXml(line), CHIP_INK))),
    ...(state === undefined ? [] : [small(escapeXml(state.text), ink)]),
  ].map((text) => `<TR><TD ALIGN="LEFT" WIDTH="${LINE_WIDTH}">${text}</TD></TR>`);
  const text = `<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join("")}</TABLE>`;
  const isLoud = state?.is === "failed";
  const border = isLoud ? stripe : isCritical ? ARROW : BORDER;
  return `<TABLE BORDER="${isLoud || isCritical ? 2 : 1}" STYLE="ROUNDED" COLOR="${border}" BGCOLOR="${ground}" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0"><TR><TD WIDTH="3" BGCOLOR="${state === undefined ? colour : stripe}"></TD><TD>${text}</TD></TR></TABLE>`;
}

/** What each kind of holder does, as its card says it. */
const MARKS: Readonly<Record<Held["is"], string>> = {
  branch: "◆ branch",
  loop: "↻ loop",
  parallel: "‖ side by side",
  fallback: "⤳ alternatives",
  gate: "◉ a person decides",
  agent: "✦ a model decides",
  plan: "▤ a plan",
};
const RULE_LINES = 3;

const PLAIN = { stripe: "", ground: CARD, ink: SOFT };
/** Cards that stand in for one node, column after column. */
export function groupOf(cards: readonly string[], mostRows: number): string {
  const rows = Math.ceil(cards.length / Math.ceil(cards.length / mostRows));
  const lines = Array.from({ length: rows }, (_, row) => {
    const inRow = cards.filter((_card, index) => index % rows === row);
    return `<TR>${inRow.map((card) => `<TD>${card}</TD>`).join("")}</TR>`;
  });
  return `<TABLE BORDER="1" STYLE="ROUNDED,DASHED" COLOR="${BORDER}" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0">${lines.join("")}</TABLE>`;
}

function small(text: string, colour: string): string {
  return `<FONT POINT-SIZE="8" COLOR="${colour}">${text}</FONT>`;
}

function titleLines(title: string, most: number): string[] {
  const lines = wrapped(title, LINE);
  if (lines.length <= most) return lines;
  const [last = ""] = wrapped(lines[most - 1] ?? "", LINE - 1);
  return [...lines.slice(0, most - 1), `${last}…`];
}

function wrapped(text: string, columns: number): string[] {
  return wrapAnsi(text, columns, { hard: true }).split("\n");
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
