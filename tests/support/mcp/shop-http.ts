/** The shop as a service on 127.0.0.1. */
import { overHttp } from "./over-http.ts";
import { shop } from "./shop.ts";

/** @param answer another answer than the server's, for a request with this body. Use with `await using`. */
export const shopOverHttp = (answer?: Parameters<typeof overHttp>[1]) => overHttp(shop, answer);
