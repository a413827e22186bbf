/** One sign a state, so that a tree can be read at a glance, and without colours. */
import type { RunStatus, TaskStatus } from "../../contract/events.ts";
import type { Colors } from "../colors.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] as const;
/** Milliseconds a frame: fast enough to look alive, slow enough for a slow connection. */
export const FRAME_MS = 100;

/** Between two attempts. */
export const RETRYING = "↻";

/** @param now milliseconds; chooses the frame of what is running. */
export function markOf(status: TaskStatus, colors: Colors, now = 0): string {
  switch (status) {
    case "pending":
      return colors.dim("○");
    case "running":
      return colors.cyan(frames[Math.floor(now / FRAME_MS) % frames.length] ?? "•");
    case "success":
      return colors.green("✓");
    case "failed":
      return colors.red("✗");
    case "skipped":
      return colors.dim("–");
    case "cancelled":
      return colors.yellow("■");
    case "waiting":
      return colors.yellow("?");
  }
}

export function runColour(
  status: RunStatus | "interrupted",
  colors: Colors,
): (text: string) => string {
  switch (status) {
    case "running":
      return colors.cyan;
    case "success":
      return colors.green;
    case "failed":
    case "interrupted":
      return colors.red;
    case "cancelled":
    case "waiting":
      return colors.yellow;
  }
}
