/** A clean table with one to four uglinesses. */
import * as fc from "fast-check";
import { cleanTables } from "./clean-tables.ts";
import { uglinesses } from "./index.ts";
import { ugly, write, type UglyFile, type Ugliness } from "./ugly-file.ts";

export interface UglySample {
  readonly file: UglyFile;
  /** Those of the drawn uglinesses that the table allows. */
  readonly applied: readonly Ugliness[];
  /** For people who look at it. */
  readonly said: string;
}

export const uglySamples: fc.Arbitrary<UglySample> = fc
  .tuple(
    cleanTables,
    fc.uniqueArray(fc.constantFrom(...uglinesses), { minLength: 1, maxLength: 4 }),
    fc.gen(),
  )
  .map(([clean, list, draw]) => {
    let file: UglyFile = ugly(clean);
    const applied: Ugliness[] = [];
    for (const ugliness of list) {
      const changed = ugliness.change(file, draw);
      if (changed === undefined) continue;
      file = changed;
      applied.push(ugliness);
    }
    const names = applied.map(({ name }) => name).join("; ");
    return { file, applied, said: `${names}\n${Buffer.from(write(file)).toString("utf8")}` };
  });
