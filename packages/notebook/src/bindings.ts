import type { Kind } from "./names.ts";
import { child, children, nameOf, type Node } from "./syntax.ts";

/** A name that a piece of syntax binds; `node` is the identifier. */
export type Binding = { readonly name: string; readonly kind: Kind; readonly node: Node };

const bind = (node: Node | null, kind: Kind): Binding[] =>
  node === null ? [] : [{ name: nameOf(node), kind, node }];

/** The names that a pattern binds: a parameter, what stands left of `=` in a declaration, what `catch` receives. */
export function boundByPattern(pattern: Node | null): Binding[] {
  switch (pattern?.type) {
    case "Identifier":
      return bind(pattern, "value");
    case "ObjectPattern":
      return children(pattern, "properties").flatMap((property) =>
        boundByPattern(property.type === "Property" ? child(property, "value") : property),
      );
    case "ArrayPattern":
      return children(pattern, "elements").flatMap(boundByPattern);
    case "AssignmentPattern":
      return boundByPattern(child(pattern, "left"));
    case "RestElement":
      return boundByPattern(child(pattern, "argument"));
    case "TSParameterProperty":
      return boundByPattern(child(pattern, "parameter"));
    default:
      return [];
  }
}

export const boundByVariables = (declaration: Node): Binding[] =>
  children(declaration, "declarations").flatMap((declarator) => boundByPattern(child(declarator, "id")));

/** The names that a list of statements binds in its own block: everything but `var`, which rises further. */
export const boundByStatements = (statements: readonly Node[]): Binding[] =>
  statements.flatMap((statement) => {
    switch (statement.type) {
      case "VariableDeclaration":
        return statement["kind"] === "var" ? [] : boundByVariables(statement);
      case "FunctionDeclaration":
        return bind(child(statement, "id"), "value");
      case "ClassDeclaration":
      case "TSEnumDeclaration":
        return bind(child(statement, "id"), "both");
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
        return bind(child(statement, "id"), "type");
      case "ImportDeclaration":
        return children(statement, "specifiers").flatMap((one) => bind(child(one, "local"), "both"));
      default:
        return [];
    }
  });

/** Where a `var` may hide: in the statements of the same function, under these properties. */
const statementsUnder: Readonly<Record<string, readonly string[]>> = {
  BlockStatement: ["body"],
  CatchClause: ["body"],
  DoWhileStatement: ["body"],
  ForInStatement: ["left", "body"],
  ForOfStatement: ["left", "body"],
  ForStatement: ["init", "body"],
  IfStatement: ["consequent", "alternate"],
  LabeledStatement: ["body"],
  SwitchCase: ["consequent"],
  SwitchStatement: ["cases"],
  TryStatement: ["block", "handler", "finalizer"],
  WhileStatement: ["body"],
};

/** The names of each `var` under these statements; nested functions keep their own. */
export const hoisted = (statements: readonly Node[]): Binding[] =>
  statements.flatMap((statement) =>
    statement.type === "VariableDeclaration" && statement["kind"] === "var"
      ? boundByVariables(statement)
      : (statementsUnder[statement.type] ?? []).flatMap((property) => hoisted(children(statement, property))),
  );

/** The type parameters that a node declares, `<T, U extends T>`. */
export const boundByTypeParameters = (node: Node): Binding[] => {
  const declaration = child(node, "typeParameters");
  return declaration === null ? [] : children(declaration, "params").flatMap(boundByTypeParameter);
};

/** `T` of `<T>`, `[T in ...]` and `infer T`: its node carries the name itself. */
export const boundByTypeParameter = (parameter: Node): Binding[] => bind(parameter, "type");
