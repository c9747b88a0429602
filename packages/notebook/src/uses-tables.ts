/** What the properties of each kind of node hold, where it is not simply syntax that uses names. */

/** Properties whose identifiers are names of members, labels or declarations, not uses of a name. */
export const notUses: Readonly<Record<string, readonly string[]>> = {
  BreakStatement: ["label"],
  ClassDeclaration: ["id"],
  ClassExpression: ["id"],
  ContinueStatement: ["label"],
  FunctionDeclaration: ["id"],
  FunctionExpression: ["id"],
  ImportDeclaration: ["specifiers", "attributes"],
  LabeledStatement: ["label"],
  MetaProperty: ["meta", "property"],
  TSDeclareFunction: ["id"],
  TSEnumDeclaration: ["id"],
  TSEnumMember: ["id"],
  TSImportType: ["qualifier"],
  TSInterfaceDeclaration: ["id"],
  TSNamedTupleMember: ["label"],
  TSTypeAliasDeclaration: ["id"],
  TSTypePredicate: ["parameterName"],
};

/** Members are named by `key` or `property`, which is a use only where it is computed. */
export const memberName: Readonly<Record<string, string>> = {
  MemberExpression: "property",
  MethodDefinition: "key",
  Property: "key",
  PropertyDefinition: "key",
  TSMethodSignature: "key",
  TSPropertySignature: "key",
};

/** Properties that hold patterns: they bind names, and use others in defaults, computed keys and annotations. */
export const patternsUnder: Readonly<Record<string, readonly string[]>> = {
  ArrowFunctionExpression: ["params"],
  CatchClause: ["param"],
  FunctionDeclaration: ["params"],
  FunctionExpression: ["params"],
  TSCallSignatureDeclaration: ["parameters"],
  TSConstructSignatureDeclaration: ["parameters"],
  TSConstructorType: ["parameters"],
  TSDeclareFunction: ["params"],
  TSDeclareMethod: ["params"],
  TSFunctionType: ["parameters"],
  TSIndexSignature: ["parameters"],
  TSMethodSignature: ["parameters"],
  VariableDeclarator: ["id"],
};
