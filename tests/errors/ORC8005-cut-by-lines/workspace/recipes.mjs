export default {
  name: "recipe",
  version: "1",
  language: (path) => (path.endsWith(".recipe") ? "recipe" : undefined),
  pieces: () => [{ kind: "dish", from: 1, to: 99 }],
};
