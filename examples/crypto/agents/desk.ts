import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "desk",
  card: "The rules of this research desk: scores findings, checks their quality, argues for and against, weighs both, sizes the position.",
  tools: {
    score: () => import("./desk/score.ts"),
    check: () => import("./desk/check.ts"),
    argue: () => import("./desk/argue.ts"),
    weigh: () => import("./desk/weigh.ts"),
    size: () => import("./desk/size.ts"),
  },
});
