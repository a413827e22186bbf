/** Real data for tests: the folder of the `vega-datasets` package. */
import { fileURLToPath } from "node:url";

export const vegaDatasets = fileURLToPath(
  new URL("../../node_modules/vega-datasets/data", import.meta.url),
);
