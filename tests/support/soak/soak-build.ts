/** A random plan: units of one to three tasks, of which some need those of earlier units. */
import { toolsModule, type TestBuild, type TestUnit } from "../workspace.ts";
import { kinds, type Kind } from "./kinds.ts";

export interface SoakBuild extends TestBuild {
  readonly kindOf: ReadonlyMap<string, Kind>;
}

const tools = toolsModule(
  kinds.map(({ name, run }) => `  ${name}: make("${name}", ${run}),`).join("\n"),
).replace(
  'import { z } from "zod";',
  `import { appendFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";`,
);

export function soakBuild(name: string, tasks: number, random: () => number): SoakBuild {
  const kindOf = new Map<string, Kind>();
  const units: TestUnit[] = [];
  while (kindOf.size < tasks) {
    const first = kindOf.size + 1;
    // What has permissions of its own has a unit of its own.
    const chosen = chooseKind(random);
    const length = chosen.permissions === undefined ? Math.ceil(random() * 3) : 1;
    const members = Array.from({ length: Math.min(length, tasks - kindOf.size) }, (_, at) =>
      at === 0 ? chosen : chooseKind(random, true),
    );
    const needs = Array.from({ length: Math.floor(random() * 3) }, () => needOf(first, random));
    members.forEach((kind, at) => kindOf.set(`t${first + at}`, kind));
    units.push({
      id: `u${first}`,
      tasks: members.map((kind, at) => ({
        ...kind.task,
        id: `t${first + at}`,
        tool: `tools.${kind.name}`,
        needs: [...new Set(needs.flatMap((need) => need ?? []))],
      })),
      script: members
        .map(
          (kind, at) =>
            `await run.task("t${first + at}", tools.${kind.name}, { n: ${first + at} });`,
        )
        .join("\n"),
      ...(chosen.permissions !== undefined && { permissions: chosen.permissions }),
    });
  }
  const writing = kinds.filter(({ effect }) => effect === "write");
  return {
    name,
    modules: { "agents/tools.ts": tools },
    effects: Object.fromEntries(writing.map(({ name: tool }) => [`tools.${tool}`, "write"])),
    units,
    kindOf,
  };
}

function needOf(first: number, random: () => number): string | undefined {
  if (first === 1) return undefined;
  const id = 1 + Math.floor(random() * (first - 1));
  return random() < 0.3 ? `t${id}` : `t${id} always`;
}

function chooseKind(random: () => number, isPlain = false): Kind {
  const all = kinds.filter(({ permissions }) => !isPlain || permissions === undefined);
  let left = random() * all.reduce((sum, { weight }) => sum + weight, 0);
  return all.find(({ weight }) => (left -= weight) < 0) ?? all[0]!;
}
