/** Everything that may be wrong with a file. One line for each. */
import { quoting } from "./quoting.ts";
import { aboveAndBelow } from "./above-and-below.ts";
import { lines } from "./lines.ts";
import { names } from "./names.ts";
import { bytes } from "./bytes.ts";
import { numbers } from "./values/numbers.ts";
import { dates } from "./values/dates.ts";
import { words } from "./values/words.ts";
import type { Ugliness } from "./ugly-file.ts";

export const uglinesses: readonly Ugliness[] = [
  ...quoting,
  ...aboveAndBelow,
  ...lines,
  ...names,
  ...bytes,
  ...numbers,
  ...dates,
  ...words,
];
