export interface TemplateArguments {
  /** As it was written: `report`, `report@2`; empty for a list. */
  readonly name: string;
  readonly from: string | undefined;
  readonly as: string | undefined;
  readonly param: readonly (string | number)[] | undefined;
}
