import type { Unit } from "../../src/contract/manifest.ts";

/** Of a unit that may touch nothing. */
export const noPermissions: Unit["permissions"] = {
  network: [],
  read: [],
  write: [],
  commands: [],
  env: [],
  model: false,
  addons: false,
};
