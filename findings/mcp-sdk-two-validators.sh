#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 ships two validators, and they read one output schema as two drafts of JSON
# Schema. A tuple as zod 4.6.7 exports it is valid to cfworker and always invalid to ajv, which the client uses by
# default; a dependency between two members ajv lets pass; and a price that zod passes as a multiple of 0.01 ajv
# refuses.
#
# Seen: "tuple: ajv false, cfworker true", "price: ajv false, cfworker true", "missing partner: ajv true, cfworker
# false", "by zod itself: tuple true, price true"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @modelcontextprotocol/sdk@1.32.2 @cfworker/json-schema@4.1.1 zod@4.6.7
cat >see.mjs <<'JS'
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import { CfWorkerJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/cfworker";
import { z } from "zod";
const object = (schema) => ({ type: "object", ...schema });
const tuple = z.object({ span: z.tuple([z.string(), z.number()]) });
const price = z.object({ price: z.number().multipleOf(0.01) });
for (const [name, schema, value] of [
  ["tuple", z.toJSONSchema(tuple), { span: ["a", 1] }],
  ["price", z.toJSONSchema(price), { price: 19.99 }],
  ["missing partner", object({ dependentRequired: { from: ["to"] } }), { from: 1 }],
]) {
  const ajv = new AjvJsonSchemaValidator().getValidator(schema)(value).valid;
  const cfworker = new CfWorkerJsonSchemaValidator().getValidator(schema)(value).valid;
  console.log(`${name}: ajv ${ajv}, cfworker ${cfworker}`);
}
console.log(`by zod itself: tuple ${tuple.safeParse({ span: ["a", 1] }).success}, price ${price.safeParse({ price: 19.99 }).success}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
tuple: ajv false, cfworker true
price: ajv false, cfworker true
missing partner: ajv true, cfworker false
by zod itself: tuple true, price true
SEEN
