import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "text",
  card: "Analyse English text: extract keywords and key phrases, summarise it in its most important sentences, compare two texts (similarity, common terms), measure readability (reading ease, school grade) and sentiment (positive or negative tone).",
  tools: {
    keywords: () => import("./keywords.ts"),
    summary: () => import("./summary.ts"),
    compare: () => import("./compare.ts"),
    readability: () => import("./readability.ts"),
    sentiment: () => import("./sentiment.ts"),
  },
});
