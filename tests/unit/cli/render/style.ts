import { colorsOf } from "../../../../src/cli/colors.ts";
import type { Style } from "../../../../src/cli/screen.ts";

/** Without colours; as wide as asked for, by default without end. */
export function plain(columns = Infinity): Style {
  return { columns, colors: colorsOf(false) };
}

export function coloured(columns: number): Style {
  return { columns, colors: colorsOf(true) };
}
