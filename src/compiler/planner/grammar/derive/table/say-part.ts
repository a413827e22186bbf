/** What a part of a question became, in words. */
import type { Period } from "../../read/reading.ts";
import {
  isMeasure,
  type Condition,
  type Key,
  type Measure,
  type Part,
  type Scalar,
} from "./parts.ts";
import { sayCondition } from "../../../../language/say-query.ts";
import type { ColumnFacts } from "../../../../../contract/facts.ts";

export function partSaid(part: Part): string {
  switch (part.is) {
    case "condition":
      return `condition: ${saidCondition(part.condition)}`;
    case "openCondition":
      return `condition: ${part.not === true ? "not " : ""}${part.comparator} ${[
        part.value,
        part.upTo,
      ]
        .filter((one) => one !== undefined)
        .map(scalar)
        .join(" and ")}`;
    case "openPeriod":
      return `condition: ${part.not === true ? "not " : ""}${part.comparator} ${period(part.period)}`;
    case "having":
      return `condition on groups: ${measure(part.measure)} ${part.condition.comparator} ${scalar(part.condition.value)}`;
    case "measure":
      return `measure: ${part.measures.map(measure).join(", ")}`;
    case "openMeasure":
      return `measure: ${part.how}`;
    case "keys":
      return `group: ${part.keys.map(key).join(", ")}`;
    case "openBucket":
      return `group: by ${part.bucket}`;
    case "extreme":
      return `extreme: the ${part.which} ${of(part.of)}`;
    case "openExtreme":
    case "more":
      return `extreme: the ${part.which}`;
    case "end":
      return `rows: the ${part.which}${part.n === undefined ? "" : ` ${part.n}`}`;
    case "limit":
      return `limit: ${part.n}`;
    case "order":
      return `order: ${part.by === undefined ? (part.how ?? part.of ?? "") : of(part.by)}${part.descending === true ? " descending" : ""}`.trimEnd();
    case "column":
      return `column ${part.column.name}`;
    case "columns":
    case "target":
      return `columns: ${part.columns.map(({ name }) => name).join(", ")}`;
    case "neighbour":
      return `rows: the ${part.side} one to ${saidCondition(part.condition)}`;
    case "same":
      return `condition: the same ${part.column.name} as ${saidCondition(part.condition)}`;
    case "periods":
      return `times: ${period(part.first)} and ${period(part.second)}`;
    case "round":
      return `round: ${part.digits} digits`;
    case "difference":
      return part.ratio ? "ratio" : "difference";
    case "change":
      return part.percent ? "change in percent" : "change";
    case "noise":
      return "adds nothing";
    case "who":
      return "which row";
    case "rows":
      return "rows";
    default:
      return part.is;
  }
}

function of(what: ColumnFacts | Measure): string {
  return isMeasure(what) ? measure(what) : what.name;
}

function measure({ how, column, q }: Measure): string {
  const name = q === undefined ? how : `${how} ${q}`;
  return column === undefined ? name : `${name} of ${column.name}`;
}

function key({ column, bucket }: Key): string {
  return bucket === undefined ? column.name : `${column.name} by ${bucket}`;
}

function saidCondition(condition: Condition): string {
  return sayCondition(condition);
}

function scalar(value: Scalar | undefined): string {
  return String(value);
}

function period({ from, to }: Period): string {
  if (from === to || to === undefined) return from ?? "a time";
  return `${from ?? ""} to ${to}`;
}
