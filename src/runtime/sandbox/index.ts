export { confine, nodeFlags, type Confinement, type Grants } from "./confine.ts";
export { describeSandbox, type SandboxDescription } from "./describe.ts";
export { moduleFolders } from "./module-folders.ts";
