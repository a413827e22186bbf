/** A column as it was read: what tables know of it, and what its times are. */
import type { Table } from "../../../catalog/authoring.ts";

/**
 * How long the stretch of time is that one value names. Columns of type `time` have it, and so have columns of
 * numbers or text that name times: years (2019), months (202401), `2022-Q1`, `2024-W05`.
 */
export type Granularity = "year" | "quarter" | "month" | "week" | "day" | "time";

/** `unit` is set when all values carry it (`EUR`, `%`), or the name does. */
export type ReadColumn = Table["columns"][number] & { readonly granularity?: Granularity };
