import type { GraphSource } from "../../../../src/runtime/scheduler/index.ts";
import { coreOf } from "../../../support/core.ts";
import { noPermissions } from "../../../support/permissions.ts";

/** Units with their tasks: `t1`, or `t3 < t1, t2` for a task that needs the success of others. */
export function coreManifest(units: Readonly<Record<string, readonly string[]>>): GraphSource {
  const parsed = Object.entries(units).map(([id, tasks]) => ({
    id,
    tasks: tasks.map((text, i) => {
      const [task = "", needs] = text.split(" < ");
      const before = tasks[i - 1]?.split(" ")[0];
      const others = needs?.split(", ") ?? [];
      return { task, needs: before === undefined ? others : [before] };
    }),
  }));
  return {
    tasks: parsed.flatMap(({ tasks }) =>
      tasks.map(({ task, needs }) => ({
        id: task,
        title: task,
        agent: "a",
        tool: "a.t",
        args: {},
        needs: needs.map((other) => ({ task: other, when: "success" as const })),
        priority: "medium" as const,
        estimate: { seconds: 1, usd: 0 },
        retry: { limit: 0, backoff: "fixed" as const, baseMs: 1 },
        timeoutMs: 1000,
      })),
    ),
    core: coreOf(parsed.map(({ id, tasks }) => [id, tasks.map(({ task }) => task)])),
    units: parsed.map(({ id }) => ({
      id,
      file: `${id}.ts`,
      sha256: "",
      region: id,
      permissions: noPermissions,
      dynamic: [],
    })),
  };
}
