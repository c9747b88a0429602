/** Tells texts apart, as receipts do. */
export { hashOf } from "@lightcone/notebook/exercises";
