export { availability, choices, thresholdAvailability } from "./availability.ts";
export { hybridQuorum, intersects, type Meeting, smallestMeeting, tolerates } from "./intersection.ts";
export { leastLoad, loadOf } from "./load.ts";
export { grid, isQuorum, majorities, type QuorumSystem, singleton, threshold } from "./quorum-system.ts";
