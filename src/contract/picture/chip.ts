/** The word on an arrow. */
import { CHIP } from "./colours.ts";

/** The first one whose widths the layout knows; the others are as wide, or nearly. */
export const FONT = "Helvetica,Arial,Liberation Sans,sans-serif";

/** @param text without signs of XML */
export function chipOf(text: string): string {
  return `<TABLE BORDER="0" CELLPADDING="2" CELLSPACING="0" BGCOLOR="${CHIP}"><TR><TD>${text}</TD></TR></TABLE>`;
}
