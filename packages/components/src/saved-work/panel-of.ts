/** What is opened under a cell: the difference to the lesson's code, the versions set aside, a merge with one of them. */
export type PanelOf =
  | { readonly kind: "compare" }
  | { readonly kind: "versions" }
  | { readonly kind: "merge"; readonly versionId: string | null /* the lesson's code */ };
