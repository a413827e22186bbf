/** What a part of a question became, in words. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { sayCondition } from "../../../../language/say-query.ts";
import type { Period } from "../../read/reading.ts";
import { isMeasure, type Key, type Measure, type Part } from "./parts.ts";

export function partSaid(part: Part): string {
  switch (part.is) {
    case "condition":
      return `condition: ${sayCondition(part.condition)}`;
    case "openCondition": {
      const values = [part.value, part.upTo].filter((value) => value !== undefined);
      return `condition: ${part.not ? "not " : ""}${part.comparator} ${values.join(" and ")}`;
    }
    case "openPeriod":
      return `condition: ${part.not ? "not " : ""}${part.comparator} ${period(part.period)}`;
    case "having":
      return `condition on groups: ${of(part.measure)} ${part.condition.comparator} ${String(part.condition.value)}`;
    case "same":
      return `condition: the same ${part.column.name} as ${sayCondition(part.condition)}`;
    case "measure":
      return `measure: ${part.measures.map(of).join(", ")}`;
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
    case "neighbour":
      return `rows: the ${part.side} one to ${sayCondition(part.condition)}`;
    case "limit":
      return `limit: ${part.n}`;
    case "order": {
      const by = part.by === undefined ? (part.how ?? part.of ?? "") : of(part.by);
      return `order: ${by}${part.descending ? " descending" : ""}`.trimEnd();
    }
    case "column":
      return `column ${part.column.name}`;
    case "columns":
    case "target":
      return `columns: ${part.columns.map(of).join(", ")}`;
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
    default:
      return part.is;
  }
}

function of(what: ColumnFacts | Measure): string {
  if (!isMeasure(what)) return what.name;
  const { how, column, q } = what;
  return `${how}${q === undefined ? "" : ` ${q}`}${column === undefined ? "" : ` of ${column.name}`}`;
}

function key({ column, bucket }: Key): string {
  return bucket === undefined ? column.name : `${column.name} by ${bucket}`;
}

function period({ from = "", to }: Period): string {
  if (from === to || to === undefined) return from === "" ? "a time" : from;
  return `${from} to ${to}`;
}
