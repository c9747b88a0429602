import { boundByPattern, boundByStatements } from "./bindings.ts";
import { child, children, nameOf, type Node } from "./syntax.ts";

/**
 * Whether a cell changes nothing that outlives its evaluation: no property of an object, and no variable from within a
 * function that does not declare it. What such cells define is the same however often, and by whom, it is used. It is
 * read off the syntax, so code that only looks as if it changed something is not still; and code that hides what it
 * does, behind names computed at run time, may pass.
 */
export const isStill = (program: Node): boolean => !changesUnder(program, ownNames(program));

/** Methods that change what they are called on, or an argument. */
const changing = new Set(
  (
    "push pop shift unshift splice sort reverse fill copyWithin set add delete clear next return throw " +
    "assign defineProperty defineProperties setPrototypeOf"
  ).split(" "),
);

/** Methods whose results nobody else has: to change those changes nothing else. */
const makingNew = new Set(
  "map filter slice concat split flatMap flat from of toSorted toReversed".split(" "),
);

/** Methods whose results are used up by whoever reads them. */
const makingIterators = new Set("values keys entries matchAll".split(" "));

/** What has a state of its own, or can change anything without a trace in the syntax. */
const unsafe =
  /^(Reflect|Proxy|eval|Function|globalThis|Promise|WeakMap|WeakSet|WeakRef|DataView|Atomics|\w*ArrayBuffer|\w+Array)$/;

const isFunction = (node: Node) => /Function(Declaration|Expression)$/.test(node.type);

/** `own` are the names that the function around the node, or the cell, declares. */
function changes(node: Node, own: ReadonlySet<string>): boolean {
  switch (node.type) {
    case "AssignmentExpression":
      if (!isOwn(child(node, "left"), own)) return true;
      break;
    case "UpdateExpression":
      if (!isOwn(child(node, "argument"), own)) return true;
      break;
    case "UnaryExpression":
      if (node["operator"] === "delete") return true;
      break;
    case "ForInStatement":
    case "ForOfStatement":
      if (child(node, "left")?.type !== "VariableDeclaration") return true;
      break;
    case "CallExpression":
      if (isChangingCall(node)) return true;
      break;
    case "VariableDeclarator":
      if (holdsPlace(child(node, "init"))) return true;
      break;
    case "Identifier":
      return unsafe.test(nameOf(node));
  }
  if (!isFunction(node)) return changesUnder(node, own);
  return node["async"] === true || node["generator"] === true || changesUnder(node, ownNames(node));
}

const changesUnder = (node: Node, own: ReadonlySet<string>): boolean =>
  Object.keys(node).some((property) => children(node, property).some((one) => changes(one, own)));

const isOwn = (target: Node | null, own: ReadonlySet<string>) =>
  target?.type === "Identifier" && own.has(nameOf(target));

function isChangingCall(call: Node): boolean {
  const callee = child(call, "callee");
  if (callee?.type !== "MemberExpression") return false;
  if (callee["computed"] === true) return true;
  return changing.has(nameOf(child(callee, "property"))) && !isNew(child(callee, "object"));
}

function isNew(value: Node | null): boolean {
  if (value?.type === "ArrayExpression" || value?.type === "NewExpression") return true;
  const callee = value?.type === "CallExpression" ? child(value, "callee") : null;
  return callee?.type === "MemberExpression" && makingNew.has(nameOf(child(callee, "property")));
}

/** An iterator, or an expression that remembers where it last matched. */
function holdsPlace(value: Node | null): boolean {
  const regex = value?.["regex"] as { readonly flags: string } | undefined;
  if (regex !== undefined) return /[gy]/.test(regex.flags);
  const callee = value?.type === "CallExpression" ? child(value, "callee") : null;
  if (callee?.type !== "MemberExpression" || nameOf(child(callee, "object")) === "Object") return false;
  return makingIterators.has(nameOf(child(callee, "property")));
}

/** All names that a function declares, in its blocks too, and not in the functions inside of it. */
function ownNames(node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const gather = (one: Node): void => {
    if (one.type === "VariableDeclarator")
      for (const { name } of boundByPattern(child(one, "id"))) names.add(name);
    if (one !== node && isFunction(one)) return;
    for (const property of Object.keys(one)) children(one, property).forEach(gather);
  };
  for (const parameter of children(node, "params"))
    for (const { name } of boundByPattern(parameter)) names.add(name);
  for (const { name } of boundByStatements(children(node, "body"))) names.add(name);
  gather(node);
  return names;
}
