/** The claims that no single lesson makes: those about protocols. A lesson's own stand in a `claims.ts` in its folder. */
export { claims } from "@lightcone/protocols/claims";
