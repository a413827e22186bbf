import type { Candidate, Extractor } from "../candidate.ts";
import type { Field } from "../fields.ts";
import { periodOf, type Period } from "./periods.ts";

const CERTAIN = 0.9;

/** The first or last day of the stretch of time that is asked about, whichever the field is for. */
export const findDate: Extractor = ({ field, siblings, reading, intervals }): Candidate[] => {
  const period = periodOf(reading, intervals);
  if (period === undefined) return [];
  const day = isEnd(field) ? period.to : (period.from ?? (isStart(field) ? undefined : period.to));
  if (day === undefined) return [];
  return [{ arg: day, at: marks(field, period, siblings) ? period.at : [], score: CERTAIN }];
};

/** A stretch has two ends, for two fields: one of them marks its words as read, if both can be said. */
function marks(field: Field, { from, to }: Period, siblings: readonly Field[]): boolean {
  if (isEnd(field)) return from === undefined;
  return !isStart(field) || to === undefined || siblings.some(isEnd);
}

function isStart({ name }: Field): boolean {
  return /^(?:from|since|start|after|begin|earliest|newer)/i.test(name);
}

function isEnd({ name }: Field): boolean {
  return /^(?:to|until|end|before|latest|older)/i.test(name);
}
