import { makePdf } from "../kit/make-pdf.ts";
import { createFileKey } from "./ids.ts";
import { valueText } from "./value-text.ts";
import { isoOf, signersOf } from "./workflow.ts";
import type { File, Workflow } from "./workflow.ts";

/** The first four bytes of every docx. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A draft in Word's format, as it lies in a workflow until it is signed; no real document. */
export const createDraft = (title: string, id: string, atMs: number, before?: File): File => ({
  key: before?.key ?? createFileKey(),
  filename: `${title} (${id.slice(0, 10)}).docx`,
  version: createFileKey(),
  versionNumber: (before?.versionNumber ?? 0) + 1,
  at: isoOf(atMs),
  by: "user",
  bytes: () => Buffer.from(ZIP),
});

const linesOf = (workflow: Workflow): readonly string[] => [
  `Contract ${workflow.id}, ${workflow.ironcladId}`,
  "",
  ...[...workflow.attributes].map(([id, value]) => `${id}: ${valueText(value) ?? ""}`),
  "",
  ...signersOf(workflow).map(({ name, email, signedAt }) =>
    signedAt === null ? `NOT SIGNED by ${name} <${email}>` : `Signed by ${name} <${email}> at ${signedAt}`,
  ),
];

/** The packet as PDF, as it stands now: what is behind a key does not change when the workflow moves on. */
export const createPacketFile = (workflow: Workflow, atMs: number, suffix: string): File => {
  const { title } = workflow;
  const lines = linesOf(workflow);
  return {
    key: createFileKey(),
    filename: `${title} (${workflow.id.slice(0, 10)})${suffix}.pdf`,
    version: createFileKey(),
    versionNumber: 1,
    at: isoOf(atMs),
    by: "system",
    bytes: () => makePdf(title, lines),
  };
};

/** Every file of a workflow that a key may name. */
export const filesOf = ({ draft, sentPackets, signed }: Workflow): readonly File[] => [
  draft,
  ...sentPackets,
  ...(signed === undefined ? [] : [signed]),
];
