/** What `npm run bench:questions` is told. */
import { parseArgs } from "node:util";

export const usage = `npm run bench:questions -- FOLDER [options]     questions of FOLDER/cases.jsonl, scored by FOLDER/score.py
npm run bench:questions -- --schemas [options]  generated questions over generated tables

  --list right|wrong|failed|refused  show these
  --by FIELD                         figures by level, concepts or set (FOLDER); by schema or template (--schemas)
  --seed N                           other schemas, tables and questions (--schemas); default 1
  --only ID                          this one; can be given several times
  --sample N                         N of them, always the same
  --plans                            show the calls of each plan
  --planner NAME                     as in the configuration
  --out FILE                         keep the answers, as lines of JSON`;

export interface Options {
  readonly folder?: string | undefined;
  readonly schemas: boolean;
  readonly list?: string | undefined;
  readonly by?: string | undefined;
  readonly only: readonly string[];
  readonly sample?: number | undefined;
  readonly plans: boolean;
  readonly planner?: string | undefined;
  readonly seed: number;
  readonly out?: string | undefined;
}

/** @throws Error with what is wrong with the words */
export function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      schemas: { type: "boolean", default: false },
      list: { type: "string" },
      by: { type: "string" },
      only: { type: "string", multiple: true, default: [] },
      sample: { type: "string" },
      plans: { type: "boolean", default: false },
      planner: { type: "string" },
      out: { type: "string" },
      seed: { type: "string", default: "1" },
    },
  });
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (sample !== undefined && !(sample >= 1)) throw new Error("--sample takes a number from 1");
  return { ...values, sample, seed: Number(values.seed), folder: positionals[0] };
}
