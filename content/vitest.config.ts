export { default } from "@lightcone/config/vitest";
