import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "data",
  card: "Analyse data in CSV, TSV, JSON, NDJSON and Parquet files, or in tables of earlier tasks: describe columns, types, missing values, minimum, maximum and mean; query with SQL; aggregate (average, sum, count, median by group); time series per day, week, month, quarter or year, compared between names such as stock symbols; correlate; outliers; histogram, the distribution of a column; join two files on a column; top and bottom rows, ranking, largest and smallest.",
  facts: () => import("./facts.ts"),
  tools: {
    describe: () => import("./describe.ts"),
    query: () => import("./query.ts"),
    aggregate: () => import("./aggregate.ts"),
    timeseries: () => import("./timeseries.ts"),
    join: () => import("./join.ts"),
    correlate: () => import("./correlate.ts"),
    top: () => import("./top.ts"),
    compute: () => import("./compute.ts"),
    outliers: () => import("./outliers.ts"),
    histogram: () => import("./histogram.ts"),
    regression: () => import("./regression.ts"),
    normality: () => import("./normality.ts"),
    missing: () => import("./missing.ts"),
  },
});
