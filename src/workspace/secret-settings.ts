/** Where secrets come from and where they may go: the `secrets` section of the configuration. No value stands in it. */
import { z } from "zod";
import { parseHost } from "../contract/host-name.ts";
import { secretName } from "../contract/permissions.ts";

const text = z.string().min(1);

export const secretSchema = z
  .strictObject({
    env: text.optional().describe("the environment variable that holds it"),
    file: text.optional().describe("the file that holds it, relative to the workspace"),
    command: z
      .array(text)
      .min(1)
      .optional()
      .describe("a program and its arguments whose first line of output it is: [pass, show, api]"),
    hosts: z
      .array(
        z
          .string()
          .refine(
            (name) => name !== "*" && !name.includes("://") && parseHost(name) !== undefined,
            "has to be a host such as api.example.org",
          ),
      )
      .min(1)
      .describe("it is sent to these and to no others"),
    header: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/)
      .optional()
      .describe("the header that carries it; default: authorization"),
    query: text
      .optional()
      .describe("the parameter of the address that carries it, instead of a header"),
    prefix: z
      .string()
      .optional()
      .describe(
        'what stands before it in the header; default: "Bearer " in authorization, else nothing',
      ),
  })
  .refine(
    ({ env, file, command }) =>
      [env, file, command].filter((one) => one !== undefined).length === 1,
    "has to have exactly one of env, file and command",
  )
  .refine(
    ({ header, query }) => header === undefined || query === undefined,
    "has to have header or query, not both",
  );
export type SecretConfig = z.infer<typeof secretSchema>;

export const secretsSchema = z
  .record(z.string().regex(secretName), secretSchema)
  .default({})
  .describe(
    "by the name that tools use: where it is (env, file or command), hosts, header or query",
  );
