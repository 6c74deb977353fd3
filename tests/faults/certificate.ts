import { generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** A key with its certificate, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** What stands in it. */
export interface CertificateFacts {
  /** A host name or an IPv4 address. */
  readonly host: string;
  readonly from: Date;
  readonly until: Date;
}

const OID = {
  ecdsaWithSha256: "06082a8648ce3d040302",
  commonName: "0603550403",
  subjectAltName: "0603551d11",
  basicConstraints: "0603551d13",
} as const;

/** Makes a self-signed certificate that may also sign for itself as an authority (RFC 5280, by hand: no key lies in the tree). */
export function makeCertificate({ host, from, until }: CertificateFacts): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = tag(0x30, hex(OID.ecdsaWithSha256));
  const name = tag(0x30, tag(0x31, tag(0x30, hex(OID.commonName), tag(0x0c, Buffer.from(host)))));
  const body = tag(
    0x30,
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.from([1])),
    algorithm,
    name,
    tag(0x30, time(from), time(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tag(0xa3, tag(0x30, extension(OID.subjectAltName, altName(host)), extension(OID.basicConstraints, CA))),
  );
  const whole = tag(0x30, body, algorithm, tag(0x03, Buffer.from([0]), sign("sha256", body, privateKey)));
  return { key: pemOf(privateKey), cert: pem("CERTIFICATE", whole) };
}

const CA = tag(0x30, tag(0x01, Buffer.from([0xff])));

function extension(oid: string, value: Buffer): Buffer {
  return tag(0x30, hex(oid), tag(0x04, value));
}

function altName(host: string): Buffer {
  const isAddress = /^\d+(?:\.\d+){3}$/u.test(host);
  const name = isAddress ? tag(0x87, Buffer.from(host.split(".").map(Number))) : tag(0x82, Buffer.from(host));
  return tag(0x30, name);
}

/** UTCTime: `261122051500Z`. */
function time(at: Date): Buffer {
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/gu, "");
  return tag(0x17, Buffer.from(text.slice(2)));
}

function tag(kind: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x1_00 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([kind, ...size]), content]);
}

function hex(text: string): Buffer {
  return Buffer.from(text, "hex");
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
