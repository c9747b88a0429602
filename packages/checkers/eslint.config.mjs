export { default } from "@lightcone/config/eslint";
