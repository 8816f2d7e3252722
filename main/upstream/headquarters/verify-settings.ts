import type { StoredSettings } from "#db/catalogue.ts";
import { readSettingsBody, type SettingsBody } from "./settings-body.ts";
import { isSigned, readSigningKey, settingsMessage } from "./signature.ts";

/** Settings read back from the disk are believed only if headquarters' signature (key: 64 hex digits) still holds over them. */
export function verifySettings(signingKey: string, stored: StoredSettings): SettingsBody | null {
  const signed = isSigned(readSigningKey(signingKey), settingsMessage(stored.body), {
    key_id: stored.keyId,
    sig: stored.sig,
  });
  const body = signed ? readSettingsBody(stored.body) : null;
  return body?.version === stored.version ? body : null;
}
