/** All weights of the planner, as `npm run fit` writes them. */
import weights from "./weights.json" with { type: "json" };

export type Weights = typeof weights;
export { weights };
