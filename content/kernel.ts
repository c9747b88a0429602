/** The doors that every lesson's sandbox brings along: most cells import the kernel, and all other doors do. */
import * as simulation from "@lightcone/simulation";
import * as parts from "@lightcone/simulation/parts";

export const kernel = { "@lightcone/simulation": simulation, "@lightcone/simulation/parts": parts };
