/** An agent of this workspace. Every file directly in agents/ is one; it needs no registration. */
import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "forecast",
  card: "Forecast how monthly values go on: the next months of a series by its trend.",
  // A tool is loaded only when a plan needs this agent.
  tools: { trend: () => import("./forecast/trend.ts") },
});
