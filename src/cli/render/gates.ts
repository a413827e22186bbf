/** Gates for people: what is asked, on what it stands, until when, and the commands that decide. */
import { gateCommands } from "../../contract/gate-commands.ts";
import { paramType } from "../../contract/params.ts";
import type { GateRow } from "../../runtime/index.ts";
import type { Style } from "../screen.ts";
import { localTime } from "./amounts.ts";
import { saidOf } from "./decision.ts";
import { renderLabelled } from "./labelled.ts";
import { oneLine } from "./text.ts";

/** @param gates those that nobody has decided: with their commands */
export function renderGates(gates: readonly GateRow[], style: Style): string {
  return gates.map((gate) => renderGate(gate, style)).join("\n\n");
}

function renderGate(gate: GateRow, style: Style): string {
  const { run, name, task, title, question, shown, since, deadline, decided, isOpen } = gate;
  const { colors } = style;
  const commands = gateCommands(gate);
  const mark = decided === undefined && isOpen ? colors.yellow("?") : colors.dim("·");
  return [
    `${mark} ${colors.bold(`${task}  ${oneLine(question)}`)}`,
    renderLabelled(
      [
        ["Gate", `${oneLine(title)}, of run ${run} (${name})`],
        ...Object.entries(shown).map(([key, value]) => [key, textOf(value)] as const),
        ["Since", localTime(since)],
        ...(deadline === undefined ? [] : [["Until", `${localTime(deadline)}; ${afterwards(gate)}`] as const]), // prettier-ignore
        ...(decided === undefined
          ? isOpen
            ? [...asked(gate), ["Approve", commands.approve] as const, ["Reject", commands.reject] as const] // prettier-ignore
            : [["Decided", "not: its run has gone on without it"] as const]
          : [["Decided", `${decided.decision} ${saidOf(decided)} (${localTime(decided.at)})`] as const]), // prettier-ignore
        ...(isOpen && decided !== undefined ? [["Continue", commands.continue] as const] : []),
      ],
      style,
    ),
  ].join("\n");
}

function asked({ value }: GateRow): (readonly [string, string])[] {
  if (value === undefined) return [];
  const { description, default: byDefault } = value;
  const what = description === undefined ? "" : `: ${oneLine(description)}`;
  const otherwise = byDefault === undefined ? "" : `; ${JSON.stringify(byDefault)} if it is left out`; // prettier-ignore
  return [["Value", `${paramType(value).expected}${what}${otherwise}`]];
}

function afterwards({ byDefault }: GateRow): string {
  if (byDefault === undefined) return "then it counts as rejected";
  const value = byDefault.decision === "approved" ? byDefault.value : undefined;
  return `then it is ${byDefault.decision}${value === undefined ? "" : ` with ${JSON.stringify(value)}`}`; // prettier-ignore
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
