/** Parameters as people declare them, in the front matter of a query file and in a plan file. */
import { z } from "zod";
import { settingDoesNotFit, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { paramType, typeOfValue } from "../../contract/params.ts";
import { paramFields, paramSchema, type Param } from "../../contract/plan.ts";
import { isGroup, type Layer } from "../../workspace/layer.ts";

const bareDefault = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

export const declaredParamsSchema = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  z.union([bareDefault, paramFields.partial({ type: true })]),
);
type DeclaredParams = z.infer<typeof declaredParamsSchema>;

/** `coin:` with nothing behind it declares a parameter without a default. */
export function withBareParams(settings: Layer["value"]): Layer["value"] {
  const { params } = settings;
  if (!isGroup(params)) return settings;
  const declared = Object.entries(params).map(([name, value]) => [name, value ?? {}]);
  return { ...settings, params: Object.fromEntries(declared) };
}

/** With the types that they do not say, and what is wrong with them. */
export function declaredParams(
  declared: DeclaredParams,
  layer: Layer,
): { readonly params: Record<string, Param>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const params = Object.entries(declared).map(([name, written]): [string, Param] => {
    const isFull = typeof written === "object" && !Array.isArray(written);
    const param = isFull ? (written as Partial<Param>) : { default: written as Param["default"] };
    const type = param.type ?? impliedType(param);
    const valuesFit = paramSchema.safeParse({ ...param, type });
    if (!valuesFit.success) {
      const path = ["params", name, "values"];
      const expected = valuesFit.error.issues.map(({ message }) => message).join(", ");
      diagnostics.push(
        settingDoesNotFit({ key: layer.nameOf(path), expected }, ...layer.placeOf(path, "key")),
      );
    }
    const { accepts, expected } = paramType({ ...param, type });
    if (param.default !== undefined && valuesFit.success && !accepts(param.default)) {
      const path = ["params", name, "default"];
      diagnostics.push(
        settingDoesNotFit(
          {
            key: layer.nameOf(path),
            expected,
            found: JSON.stringify(param.default),
          },
          ...layer.placeOf(path, "value"),
        ),
      );
    }
    return [name, { ...param, type }];
  });
  return { params: Object.fromEntries(params), diagnostics };
}

/** Of a parameter that does not say its type: values make it a choice, else its default tells. */
function impliedType({ values, default: value }: Partial<Param>): Param["type"] {
  if (values !== undefined) return Array.isArray(value) ? "list" : "enum";
  return value === undefined ? "string" : typeOfValue(value);
}
