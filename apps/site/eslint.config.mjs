import shared from "@lightcone/config/eslint";

export default [...shared, { ignores: ["out-under-course"] }];
