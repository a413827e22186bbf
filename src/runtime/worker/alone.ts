import type { Unit } from "./index.ts";
export async function runAlone(_unit: Unit<never>, _script: string): Promise<void> {}
