/** Functions of `Math` that no standard fixes to the last bit, computed so that every engine gives the same. */
export { acos, asin, atan, atan2 } from "./inverse-circular.ts";
export { cos, sin, tan } from "./circular.ts";
export { acosh, asinh, atanh, cosh, sinh, tanh } from "./hyperbolic.ts";
export { exp, expm1 } from "./exponential.ts";
export { log, log10, log1p, log2 } from "./logarithm.ts";
export { cbrt, hypot, pow } from "./power.ts";
