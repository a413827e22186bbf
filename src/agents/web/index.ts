import { defineAgent } from "../../catalog/authoring.ts";

export default defineAgent({
  name: "web",
  card: "Get and read data from the web: JSON of an API or URL with a selector, the text of a web page or article, and the entries of an RSS, Atom or JSON feed.",
  tools: {
    json: () => import("./json.ts"),
    page: () => import("./page.ts"),
    feed: () => import("./feed.ts"),
  },
});
