import type { Bindings, BindRequest } from "../planner.ts";
import type { Facts } from "./facts.ts";
export function bind(_r: BindRequest, _f?: Facts): Bindings { return { tasks: [], params: {}, diagnostics: [] }; }
