export { PathMoved } from "./bubblewrap.ts";
export { confine, confinedCommand, nodeFlags, type Confinement } from "./confine.ts";
export { describeSandbox, type SandboxDescription } from "./describe.ts";
export { findBubblewrap, type Bubblewrap } from "./find-bubblewrap.ts";
export type { Grants } from "./grants.ts";
export { canLimitMemory } from "./limit-process.ts";
