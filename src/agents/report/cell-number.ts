import type { Cell } from "../../catalog/authoring.ts";

/** Digits that a double cannot hold are text; for a mark its nearest double is exact enough. */
export function numberOf(cell: Cell | undefined): number | undefined {
  const value = typeof cell === "string" && cell.trim() !== "" ? Number(cell) : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
