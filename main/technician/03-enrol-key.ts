import { loadSigner } from "#db/keys.ts";
import type { Step } from "./step.ts";

/** Headquarters learns the public key before the first entry signed with it; the approval code answers for it. */
export const enrolKey: Step = {
  name: "enrol the key",
  async run({ config: { data }, approval, headquarters }) {
    const { key, keyId } = loadSigner(data);
    const told = await headquarters.enrol({ key, approval });
    return told.kind === "answer" && told.value === keyId
      ? { ok: true, detail: `headquarters knows ${keyId}` }
      : { ok: false, detail: `headquarters: ${told.kind === "answer" ? `took it for ${told.value}` : told.code}` };
  },
};
