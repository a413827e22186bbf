import { z } from "zod";

/** A number that a service sends as text, or as a number. Nothing (`""`, `null`) is none. */
export const numeric = z.union([z.string().trim().min(1), z.number()]).pipe(z.coerce.number());
