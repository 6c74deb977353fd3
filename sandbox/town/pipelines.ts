import type { TownPipeline } from "./town.ts";

/** Kommo's closing stages have the same ids in every pipeline. */
const WON = { id: 142, name: "Won", color: "#CCFF66", type: 0 } as const;
const LOST = { id: 143, name: "Lost", color: "#D5D8DB", type: 0 } as const;

/** "Sales" and "Partners": two pipelines whose closing stages share their ids. */
export const PIPELINES: readonly [TownPipeline, TownPipeline] = [
  {
    id: 7_100_001,
    name: "Sales",
    isMain: true,
    stages: [
      { id: 60_100_001, name: "Incoming leads", color: "#C1C1C1", type: 1 },
      { id: 60_100_002, name: "Qualified", color: "#99CCFF", type: 0 },
      { id: 60_100_003, name: "Proposal", color: "#FFFF99", type: 0 },
      { id: 60_100_004, name: "Contract sent", color: "#FFCC66", type: 0 },
      { id: 60_100_005, name: "Contract signed", color: "#FFCCCC", type: 0 },
      WON,
      LOST,
    ],
  },
  {
    id: 7_100_002,
    name: "Partners",
    isMain: false,
    stages: [
      { id: 60_200_001, name: "Incoming leads", color: "#C1C1C1", type: 1 },
      { id: 60_200_002, name: "First talk", color: "#99CCFF", type: 0 },
      { id: 60_200_003, name: "Contract sent", color: "#FFCC66", type: 0 },
      { id: 60_200_004, name: "Contract signed", color: "#FFCCCC", type: 0 },
      WON,
      LOST,
    ],
  },
];
