import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";

/** A rig or test register makes itself known before it asks anything; a live one was enrolled by a technician, with an approval. */
export function enrolFirst(headquarters: Headquarters, key: string): Headquarters {
  let isEnrolled = false;
  return {
    ...headquarters,
    head: async () => {
      if (!isEnrolled) {
        const told = await headquarters.enrol({ key });
        if (told.kind === "away") return told;
        isEnrolled = true;
      }
      return headquarters.head();
    },
  };
}
