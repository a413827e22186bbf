import { ToolError } from "../../../catalog/errors.ts";

/**
 * What was to change something may have done it, or not: no answer came, or one that says neither. A tool that may not
 * be called twice is not tried again then, whatever it makes of the error.
 */
export class LostEffect extends ToolError {}
