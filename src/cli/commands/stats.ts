import { readToolStatistics, type ToolStatistics } from "../../runtime/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { withHistory } from "../history.ts";
import { duration } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";

const ms = (value: number | undefined): string => (value === undefined ? "" : duration(value));

const columns: readonly Column<ToolStatistics>[] = [
  { title: "tool", cell: ({ tool }) => tool },
  { title: "tasks", cell: ({ tasks }) => String(tasks), align: "right" },
  {
    title: "succeeded",
    cell: ({ successRate }) => `${Math.floor(successRate * 100)}%`,
    align: "right",
    essential: true,
  },
  { title: "retries", cell: ({ retries }) => String(retries), align: "right" },
  { title: "median", cell: ({ medianMs }) => ms(medianMs), align: "right" },
  { title: "p95", cell: ({ p95Ms }) => ms(p95Ms), align: "right" },
];

export const command = defineCommand({
  examples: [["orchc stats", "durations are of tasks that succeeded"]],
  async run(_args, session): Promise<Outcome> {
    const tools = await withHistory(await session.workspace(), readToolStatistics);
    const text =
      tools.length === 0
        ? "No task has come to an end yet."
        : renderTable(tools, columns, session.out);
    return { text, json: { tools } };
  },
});
