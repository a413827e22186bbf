/** Which side of a range an argument is: "lowest price", "at most so many rows". */

/** As words stand beside a number: "up to 20", "20 at most". */
export type Side = "upper" | "lower";

const SIDES: Readonly<Record<Side, RegExp>> = {
  upper:
    /\b(?:max|maximum|most|limit|up to|upper|highest|under|below|less than|fewer than|threshold|cap|ceiling|budget|top|n)\b/i,
  lower: /\b(?:min|minimum|least|lower|lowest|over|above|more than|threshold|floor)\b/i,
};

/** @param name `min_price`, or `minPrice` */
export function isBound(side: Side, name: string, description = ""): boolean {
  return SIDES[side].test(`${name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`);
}
