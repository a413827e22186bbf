/** Gates for people: what is asked, on what it stands, until when, and the commands that decide. */
import { gateCommands } from "../../contract/gate-commands.ts";
import { paramType } from "../../contract/params.ts";
import type { Json } from "../../contract/json.ts";
import { showRows, type GateRow, type ShownTable } from "../../runtime/index.ts";
import type { Style } from "../screen.ts";
import { localTime } from "./amounts.ts";
import { saidOf } from "./decision.ts";
import { renderLabelled } from "./labelled.ts";
import { renderTable } from "./table.ts";
import { oneLine } from "./text.ts";

/** Of a table, beside the question: a screen has room for more than one. */
const MOST_ROWS = 12;

/** @param gates those that nobody has decided: with their commands */
export function renderGates(gates: readonly GateRow[], style: Style): string {
  return gates.map((gate) => renderGate(gate, style)).join("\n\n");
}

function renderGate(gate: GateRow, style: Style): string {
  const { run, name, task, title, question, shown, since, deadline, decided, isOpen } = gate;
  const { colors } = style;
  const commands = gateCommands(gate);
  const mark = decided === undefined && isOpen ? colors.yellow("?") : colors.dim("·");
  const values = Object.entries(shown);
  const tables = values.flatMap(([key, value]) => showRows(key, value, MOST_ROWS) ?? []);
  return [
    `${mark} ${colors.bold(`${task}  ${oneLine(question)}`)}`,
    renderLabelled(
      [
        ["Gate", `${oneLine(title)}, of run ${run} (${name})`],
        ...values.map(([key, value]) => [key, textOf(key, value)] as const),
        ["Since", localTime(since)],
        ...(deadline === undefined
          ? []
          : [["Until", `${localTime(deadline)}; ${afterwards(gate)}`] as const]),
        ...(decided === undefined
          ? isOpen
            ? [
                ...asked(gate),
                ["Approve", commands.approve] as const,
                ["Reject", commands.reject] as const,
              ]
            : [["Decided", "not: its run has gone on without it"] as const]
          : [
              [
                "Decided",
                `${decided.decision} ${saidOf(decided)} (${localTime(decided.at)})`,
              ] as const,
            ]),
        ...(isOpen && decided !== undefined ? [["Continue", commands.continue] as const] : []),
      ],
      style,
    ),
    ...tables.map((table) => `\n${renderShown(table, style)}`),
  ].join("\n");
}

function renderShown({ title, size, columns, rows }: ShownTable, style: Style): string {
  const head = `${style.colors.bold(title)} ${style.colors.dim(`(${size})`)}`;
  const shown = columns.map(({ name, unit, type }, at) => ({
    title: unit === "" ? name : `${name} (${unit})`,
    cell: (row: ShownTable["rows"][number]) => row[at]?.text ?? "",
    align: type === "number" ? ("right" as const) : ("left" as const),
    flexible: type === "text",
  }));
  return rows.length === 0 ? head : `${head}\n${renderTable(rows, shown, style)}`;
}

function asked({ value, asked: byServer }: GateRow): (readonly [string, string])[] {
  if (byServer?.held === true)
    return [["Open", "the call goes on while its run is executed, and needs the answer meanwhile"]];
  if (value === undefined) return [];
  const { description, default: byDefault } = value;
  const what = description === undefined ? "" : `: ${oneLine(description)}`;
  const otherwise =
    byDefault === undefined ? "" : `; ${JSON.stringify(byDefault)} if it is left out`;
  return [["Value", `${paramType(value).expected}${what}${otherwise}`]];
}

function afterwards({ byDefault }: GateRow): string {
  if (byDefault === undefined) return "then it counts as rejected";
  const value = byDefault.decision === "approved" ? byDefault.value : undefined;
  return `then it is ${byDefault.decision}${value === undefined ? "" : ` with ${JSON.stringify(value)}`}`;
}

/** Rows stand below, where they have room. */
function textOf(key: string, value: Json): string {
  const table = showRows(key, value, 1);
  if (table !== undefined) return `below: ${table.title}`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
