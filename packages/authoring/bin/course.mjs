#!/usr/bin/env node
// The sources are TypeScript and are run as they are; whoever has the repository has the command.
import { register } from "tsx/esm/api";

register();
const { main } = await import("../src/cli.ts");
process.exitCode = await main(process.argv.slice(2));
