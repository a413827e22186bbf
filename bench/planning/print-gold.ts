/** The figures of plans that a server with the right replies has led to. */
import { modelPlannedNothing, modelPlanNotRepaired } from "../../src/contract/diagnostics/index.ts";
import type { GoldPlanned } from "./gold.ts";

/** Problems of what was planned; that nothing is planned where nothing is to be is none. */
const isOfPlan = ({ code }: { readonly code: string }): boolean =>
  code !== modelPlannedNothing.code && code !== modelPlanNotRepaired.code;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1);

export function printGold(planned: readonly GoldPlanned[]): void {
  const line = (what: string, value: string | number) =>
    console.log(`  ${what.padEnd(28)}${value}`);
  const refused = planned.filter(({ prediction }) => prediction.problems.some(isOfPlan));
  line(
    "gold that tools refuse",
    `${refused.length} cases: their arguments are not what the schemas say`,
  );
  const asked = planned.map(({ requests, prediction }) => ({
    first: requests.filter(({ name }) => !name.includes("-repair")).length,
    repairs: requests.filter(({ name }) => name.includes("-repair")).length,
    paths: prediction.paths,
  }));
  const over = asked.filter(({ first, paths }) => first > 1 + paths).length;
  line(
    "requests",
    `${mean(asked.map(({ first }) => first)).toFixed(2)} a case, more than 1 + paths in ${over} cases`,
  );
  line(
    "requests side by side",
    Math.max(...planned.flatMap(({ requests }) => requests.map(({ open }) => open))),
  );
  for (const [stage, name] of [
    ["stage 1", "outline"],
    ["stage 2", "bind"],
    ["both at once", "plan"],
  ] as const) {
    const tokens = planned.flatMap(({ requests }) =>
      requests
        .filter((one) => one.name.startsWith(name) && !one.name.includes("-repair"))
        .map((one) => one.tokens),
    );
    if (tokens.length > 0)
      line(
        `tokens, ${stage}`,
        `${mean(tokens).toFixed(0)}, at most ${Math.max(...tokens)} (${tokens.length} requests)`,
      );
  }
  const saw = planned.filter(({ sawAll }) => sawAll).length;
  line("saw all needed tools", `${((100 * saw) / planned.length).toFixed(1)} % of the cases`);
  const most = planned.map(({ tools }) => tools).toSorted((a, b) => b.tokens - a.tokens)[0];
  if (most !== undefined)
    line("tokens, all tools", `${most.tokens} of ${most.count} tools up front, at most`);
}
