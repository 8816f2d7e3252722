import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * The Partner API's envelope (Pokepay Partner API, "partner.yaml", and its SDK's client): `data` and `response_data` are base64url without
 * padding of AES-256-CBC over 16 filler bytes and a JSON text. The vector is not sent: whatever vector the receiver takes spoils only
 * the filler block, which it drops.
 */
export type Envelope = {
  readonly request: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
  readonly callId: string;
};
export type Opened =
  | { readonly kind: "opened"; readonly envelope: Envelope }
  | { readonly kind: "refused"; readonly type: "partner_client_not_found" | "partner_decryption_failed" };

const fillerBytes = 16;

export function seal(value: unknown, secret: Buffer): string {
  const cipher = createCipheriv("aes-256-cbc", secret, randomBytes(16));
  const plain = Buffer.concat([Buffer.alloc(fillerBytes), Buffer.from(JSON.stringify(value))]);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString("base64url");
}

export function unseal(data: string, secret: Buffer): unknown {
  const decipher = createDecipheriv("aes-256-cbc", secret, Buffer.alloc(16));
  const plain = Buffer.concat([decipher.update(Buffer.from(data, "base64url")), decipher.final()]);
  return JSON.parse(plain.subarray(fillerBytes).toString("utf8"));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function openEnvelope(body: Buffer, client: { readonly id: string; readonly secret: Buffer }): Opened {
  try {
    const outer: unknown = JSON.parse(body.toString("utf8"));
    if (!isRecord(outer) || typeof outer["data"] !== "string")
      return { kind: "refused", type: "partner_decryption_failed" };
    if (outer["partner_client_id"] !== client.id) return { kind: "refused", type: "partner_client_not_found" };
    const inner = unseal(outer["data"], client.secret);
    if (!isRecord(inner) || !isRecord(inner["request_data"]))
      return { kind: "refused", type: "partner_decryption_failed" };
    const { timestamp, partner_call_id: callId } = inner;
    if (typeof timestamp !== "string" || typeof callId !== "string")
      return { kind: "refused", type: "partner_decryption_failed" };
    return { kind: "opened", envelope: { request: inner["request_data"], timestamp, callId } };
  } catch {
    return { kind: "refused", type: "partner_decryption_failed" };
  }
}
