/**
 * How long texts and lists of a reply may be, for the schema that a model is held to: a weak model under a grammar
 * otherwise runs on to its token limit. Of what is understood, names have a bound, since messages repeat them.
 */
import { z } from "zod";

/** A quote of a request, a title, a reason. */
export const text = z.string().max(400);
/** An id, or a name. */
export const name = z.string().max(100);
/** Of one reply: tasks, groups, parameters, needs of a task. */
export const MOST_ITEMS = 200;
/** Of one task, and of a list in an argument. */
export const MOST_VALUES = 100;
/** A name as it is understood. */
export const anyName = z.string().max(400);
