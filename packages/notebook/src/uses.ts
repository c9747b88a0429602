import { scopeWith, type Meaning, type Scope } from "./names.ts";
import { inferredIn, namesAddedBy, namesAddedByBody } from "./scopes.ts";
import { child, children, nameOf, type Node } from "./syntax.ts";
import { memberName, notUses, patternsUnder } from "./uses-tables.ts";

/** Told of each use of a name, and of the scope that it stands in. */
export type Refer = (node: Node, meaning: Meaning, scope: Scope, isAssigned?: boolean) => void;

/** Walks a node and reports the names that it uses. */
export function visit(node: Node, scope: Scope, refer: Refer): void {
  switch (node.type) {
    case "Identifier":
      return node["name"] === "this" ? undefined : refer(node, "value", scope);
    case "TSTypeReference":
      return visitNamed(node, "typeName", "type", scope, refer);
    case "TSExpressionWithTypeArguments":
      return visitNamed(node, "expression", "type", scope, refer);
    case "TSTypeQuery":
      return visitNamed(node, "exprName", "value", scope, refer);
    case "TSConditionalType":
      return visitConditionalType(node, scope, refer);
    case "AssignmentExpression":
      visitPatterns(node, "left", scope, refer, true);
      return visitUnder(node, ["right"], scope, refer);
    case "UpdateExpression":
      return visitPatterns(node, "argument", scope, refer, true);
    case "SwitchStatement":
      visitUnder(node, ["discriminant"], scope, refer);
      return visitUnder(node, ["cases"], scopeWith(scope, namesAddedBy(node)), refer);
    default:
      return visitInside(node, scopeWith(scope, namesAddedBy(node)), refer);
  }
}

function visitInside(node: Node, scope: Scope, refer: Refer): void {
  const isMemberName = (property: string) => property === memberName[node.type] && node["computed"] !== true;
  for (const property of Object.keys(node)) {
    if (notUses[node.type]?.includes(property) || isMemberName(property)) continue;
    if (patternsUnder[node.type]?.includes(property)) visitPatterns(node, property, scope, refer, false);
    else if (property === "left" && isLoopOverNames(node)) visitPatterns(node, property, scope, refer, true);
    else if (property === "body" && isFunction(node)) visitBody(child(node, "body"), scope, refer);
    else visitUnder(node, [property], scope, refer);
  }
}

const isLoopOverNames = (node: Node) =>
  /^For(In|Of)Statement$/.test(node.type) && child(node, "left")?.type !== "VariableDeclaration";
const isFunction = (node: Node) => /Function(Declaration|Expression)$/.test(node.type);

const visitUnder = (node: Node, properties: readonly string[], scope: Scope, refer: Refer): void => {
  for (const property of properties) for (const one of children(node, property)) visit(one, scope, refer);
};

function visitBody(body: Node | null, scope: Scope, refer: Refer): void {
  if (body?.type === "BlockStatement")
    visitUnder(body, ["body"], scopeWith(scope, namesAddedByBody(body)), refer);
  else if (body !== null) visit(body, scope, refer);
}

/** `A.B.C` uses only `A`. What else the node holds (type arguments) is visited as usual. */
function visitNamed(node: Node, property: string, meaning: Meaning, scope: Scope, refer: Refer): void {
  let leftmost = child(node, property);
  while (leftmost?.type === "TSQualifiedName") leftmost = child(leftmost, "left");
  // `as const` is parsed as a type of that name.
  if (leftmost?.type === "Identifier" && nameOf(leftmost) !== "const") refer(leftmost, meaning, scope);
  visitUnder(
    node,
    Object.keys(node).filter((other) => other !== property),
    scope,
    refer,
  );
}

function visitConditionalType(node: Node, scope: Scope, refer: Refer): void {
  visitUnder(node, ["checkType", "extendsType", "falseType"], scope, refer);
  const inferred = children(node, "extendsType").flatMap(inferredIn);
  visitUnder(node, ["trueType"], scopeWith(scope, inferred), refer);
}

const visitPatterns = (node: Node, property: string, scope: Scope, refer: Refer, assigns: boolean): void => {
  for (const pattern of children(node, property)) visitPattern(pattern, scope, refer, assigns);
};

/** A pattern that binds, or that assigns to names and members which exist already. */
function visitPattern(pattern: Node, scope: Scope, refer: Refer, assigns: boolean): void {
  const inside = (...properties: string[]) => {
    for (const property of properties)
      for (const inner of children(pattern, property)) visitPattern(inner, scope, refer, assigns);
  };
  switch (pattern.type) {
    case "Identifier":
      if (assigns) refer(pattern, "value", scope, true);
      return visitUnder(pattern, ["typeAnnotation", "decorators"], scope, refer);
    case "Property":
      if (pattern["computed"] === true) visitUnder(pattern, ["key"], scope, refer);
      return inside("value");
    case "AssignmentPattern":
      visitUnder(pattern, ["right"], scope, refer);
      return inside("left");
    case "ObjectPattern":
    case "ArrayPattern":
    case "RestElement":
    case "TSParameterProperty":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      visitUnder(pattern, ["typeAnnotation"], scope, refer);
      return inside("properties", "elements", "argument", "parameter", "expression");
    default:
      return visit(pattern, scope, refer);
  }
}
