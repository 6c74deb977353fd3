import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { makePdf } from "../kit/make-pdf.ts";
import { badField, Refused } from "./answers.ts";
import type { StoredContract } from "./contract.ts";
import { signatoriesOf } from "./contract.ts";
import { childPage, readQuery } from "./page.ts";
import { timeText } from "./time-text.ts";
import type { World } from "./world.ts";

const linesOf = (contract: StoredContract): readonly string[] => [
  `Contract ${contract.id}, state: ${contract.state}`,
  "",
  ...contract.fields.map(({ customId, value }) => `${customId}: ${value}`),
  "",
  ...signatoriesOf(contract).map(({ name, email, signState, signStateAt }) =>
    signState === "signed" && signStateAt !== null
      ? `Signed by ${name} <${email ?? ""}> at ${timeText(signStateAt)}`
      : `NOT SIGNED by ${name} <${email ?? ""}>`,
  ),
];

/** The contract as it stands now, whatever its state: that it exists does not mean that it is signed. */
export const contractPdf = (contract: StoredContract): Uint8Array =>
  makePdf(contract.name, linesOf(contract));

/** Throws Refused(409) the first times that somebody asks after the contract changed its state. */
export const awaitFile = (world: World, contract: StoredContract): void => {
  contract.fileAsked += 1;
  if (contract.fileAsked <= world.fileNotReadyTimes) {
    throw new Refused(409, "The file is being generated. Try again later.");
  }
};

interface File {
  readonly id: number;
  readonly name: string;
  readonly type: "contract" | "attachment" | "verification";
}

/** Attachments stand first, so that nobody takes the first file for the contract. */
const filesOf = (contract: StoredContract): readonly File[] => [
  ...contract.files,
  { id: 1, name: contract.name, type: "contract" },
];

const showFile = (world: World, contract: StoredContract, { id, name, type }: File): unknown => ({
  _links: { self: { href: `${world.options.baseUrl()}/contracts/${contract.id}/files/${id}` } },
  extension: "pdf",
  id,
  name,
  type,
});

/** `GET /contracts/{id}/files`. Source: https://developer.oneflow.com/docs/download-a-contract-file */
export const listFiles = (world: World, request: SimRequest, contract: StoredContract): SimResponse => {
  if (world.quirks.listWaitsForFile) awaitFile(world, contract);
  return childPage(world, request, filesOf(contract), (file) => showFile(world, contract, file));
};

/** The vendor's connector names the header as needed, with `binary/octet-stream`. */
const checkAccept = ({ headers }: SimRequest): void => {
  const { accept = "*/*" } = headers;
  if (["binary/octet-stream", "binary/*", "*/*"].some((type) => accept.includes(type))) return;
  throw badField("Accept", "Must be binary/octet-stream.");
};

/** `GET /contracts/{id}/files/{file}`: with `download=true` a redirect to the storage, which is another host. */
export const getFile = (
  world: World,
  request: SimRequest,
  contract: StoredContract,
  fileId: string,
): SimResponse => {
  const file = filesOf(contract).find(({ id }) => String(id) === fileId);
  if (file === undefined) throw new Refused(404, "The file could not be found.");
  const { download = "false" } = readQuery(request, ["download"]);
  if (download === "false") return { status: 200, body: showFile(world, contract, file) };
  if (download !== "true") throw badField("download", "Must be true or false.");
  checkAccept(request);
  if (file.type === "contract") awaitFile(world, contract);
  // Lines are taken now: the file behind an address does not change when the contract moves on.
  const lines = file.type === "contract" ? linesOf(contract) : [`${file.type} of contract ${contract.id}`];
  const { name } = file;
  // The storage calls every file so, whatever is in it.
  const type = "binary/octet-stream";
  return {
    status: 302,
    headers: { location: world.options.files.publish({ type, bytes: () => makePdf(name, lines) }) },
  };
};
