import { dotted, type Layer } from "./layer.ts";
import { words } from "./environment-layer.ts";

/** Settings from the command line, in the shape of the configuration: `{ limits: { maxParallel: 4 } }`. */
export function flagsLayer(value: Readonly<Record<string, unknown>>): Layer {
  return {
    value,
    nameOf: (path) => {
      const last = path.at(-1);
      return typeof last === "string" ? `--${words(last).join("-").toLowerCase()}` : dotted(path);
    },
    placeOf: () => [],
  };
}
