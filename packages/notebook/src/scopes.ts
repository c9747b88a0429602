import {
  boundByPattern,
  boundByStatements,
  boundByTypeParameter,
  boundByTypeParameters,
  boundByVariables,
  hoisted,
  type Binding,
} from "./bindings.ts";
import type { Kind } from "./names.ts";
import { child, children, nameOf, type Node } from "./syntax.ts";

type Named = { readonly name: string; readonly kind: Kind };

/** Which names a node adds for what stands inside it. Nodes that are not listed add none. */
const addedBy: Readonly<Record<string, (node: Node) => readonly Named[]>> = {
  Program: (node) => withHoisted(children(node, "body")),
  BlockStatement: (node) => boundByStatements(children(node, "body")),
  StaticBlock: (node) => withHoisted(children(node, "body")),
  SwitchStatement: (node) =>
    boundByStatements(children(node, "cases").flatMap((one) => children(one, "consequent"))),
  ForStatement: (node) => boundByHead(child(node, "init")),
  ForInStatement: (node) => boundByHead(child(node, "left")),
  ForOfStatement: (node) => boundByHead(child(node, "left")),
  CatchClause: (node) => boundByPattern(child(node, "param")),

  FunctionDeclaration: (node) => [...boundBySignature(node), itsArguments],
  FunctionExpression: (node) => [...ownName(node), ...boundBySignature(node), itsArguments],
  ArrowFunctionExpression: boundBySignature,
  MethodDefinition: boundByTypeParameters,
  ClassDeclaration: boundByTypeParameters,
  ClassExpression: (node) => [...ownName(node), ...boundByTypeParameters(node)],

  TSDeclareFunction: boundBySignature,
  TSDeclareMethod: boundBySignature,
  TSFunctionType: boundBySignature,
  TSConstructorType: boundBySignature,
  TSMethodSignature: boundBySignature,
  TSCallSignatureDeclaration: boundBySignature,
  TSConstructSignatureDeclaration: boundBySignature,
  TSIndexSignature: boundBySignature,
  TSInterfaceDeclaration: boundByTypeParameters,
  TSTypeAliasDeclaration: boundByTypeParameters,
  TSMappedType: (node) => children(node, "typeParameter").flatMap(boundByTypeParameter),
  TSEnumDeclaration: (node) =>
    children(node, "members").map((member) => ({ name: nameOf(child(member, "id")), kind: "value" })),
};

export const namesAddedBy = (node: Node): readonly Named[] => addedBy[node.type]?.(node) ?? [];

/** A function's body is a scope inside that of its parameters, whose defaults do not see it. */
export const namesAddedByBody = (body: Node): readonly Named[] => withHoisted(children(body, "body"));

/** Names after `infer` in the `extends` part of a conditional type; its true branch sees them. */
export function inferredIn(node: Node): readonly Binding[] {
  if (node.type === "TSInferType") return children(node, "typeParameter").flatMap(boundByTypeParameter);
  if (node.type === "TSConditionalType")
    return ["checkType", "trueType", "falseType"].flatMap((part) => inferredUnder(node, part));
  return Object.keys(node).flatMap((property) => inferredUnder(node, property));
}

const inferredUnder = (node: Node, property: string): Binding[] =>
  children(node, property).flatMap((one) => inferredIn(one));

const withHoisted = (statements: readonly Node[]) => [
  ...boundByStatements(statements),
  ...hoisted(statements),
];

const boundByHead = (head: Node | null) =>
  head?.type === "VariableDeclaration" && head["kind"] !== "var" ? boundByVariables(head) : [];

/** Type parameters and parameters; functions call the latter `params`, types `parameters`. */
function boundBySignature(node: Node): readonly Named[] {
  const parameters = [...children(node, "params"), ...children(node, "parameters")];
  return [...boundByTypeParameters(node), ...parameters.flatMap(boundByPattern)];
}

/** The name that a function or class expression has for itself. */
const ownName = (node: Node): Named[] =>
  child(node, "id") === null
    ? []
    : [{ name: nameOf(child(node, "id")), kind: node.type === "ClassExpression" ? "both" : "value" }];

const itsArguments: Named = { name: "arguments", kind: "value" };
