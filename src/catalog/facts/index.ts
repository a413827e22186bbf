/** What the compiler and the runtime ask of facts. */
export { checkTables, tablesGiven, type TableProblem } from "./check-tables.ts";
export { lookAt, type Looked } from "./look-at.ts";
export { pathText } from "./path-text.ts";
export {
  isSaidToExist,
  pathArguments,
  placeKey,
  placesIn,
  type CheckedCall,
  type NamedPlace,
} from "./places.ts";
export { changesOf, placeOf, type FactsOf } from "./plan-facts.ts";
export { configuredReading } from "./reading.ts";
