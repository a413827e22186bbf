/** Property tests draw the same samples every time; `FC_SEED=random` draws new ones, to look for more. */
import fc from "fast-check";

const seed = process.env["FC_SEED"];
if (seed !== "random") fc.configureGlobal({ seed: seed === undefined ? 20_261_121 : Number(seed) });
