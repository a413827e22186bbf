import { dotted, type Layer } from "./layer.ts";
import { words } from "./environment-layer.ts";

/** A flag that gives the settings of a group, by their names: `--budget usd=2`. */
const GROUP = ["limits", "budget"];

/** Settings from the command line, in the shape of the configuration: `{ limits: { maxParallel: 4 } }`. */
export function flagsLayer(value: Readonly<Record<string, unknown>>): Layer {
  return {
    value,
    nameOf: (path) => {
      if (GROUP.every((step, at) => path[at] === step)) {
        return `--budget ${dotted(path.slice(GROUP.length))}`;
      }
      const last = path.at(-1);
      return typeof last === "string" ? `--${words(last).join("-").toLowerCase()}` : dotted(path);
    },
    placeOf: () => [],
  };
}
