/**
 * Which level of the drawer's switch means open, learned by a person moving the drawer: shut, open, shut again.
 * The printer tells the level of pin 3 only. Which sense the switch has depends on the drawer, and a connector without a
 * drawer is pulled up and reads high, which is also one of the two states (Epson TM technical manual, drawer kick connector):
 * the level alone says nothing, only that it follows the drawer does.
 */
export type DrawerLesson =
  /** Shut the drawer, then go on. */
  | { readonly step: "close" }
  /** Open it, with the key or by a kick, then go on. */
  | { readonly step: "open"; readonly shutHigh: boolean }
  /** Shut it again, then go on. */
  | { readonly step: "close-again"; readonly shutHigh: boolean }
  | { readonly step: "learned"; readonly openWhen: "high" | "low" }
  | { readonly step: "failed"; readonly why: LessonFailure };

/**
 * silent: the printer does not say the level. unchanged-high, unchanged-low: the level stayed when the drawer was opened; high is
 * also what a connector without a drawer reads. stuck: it changed once and did not come back.
 */
export type LessonFailure = "silent" | "unchanged-high" | "unchanged-low" | "stuck";

export const firstLesson: DrawerLesson = { step: "close" };

/** The person has done what the step asked and the switch reads `high` (settled; undefined = the printer does not say). */
export function takeLesson(lesson: DrawerLesson, high: boolean | undefined): DrawerLesson {
  if (lesson.step === "learned" || lesson.step === "failed") return lesson;
  if (high === undefined) return { step: "failed", why: "silent" };
  switch (lesson.step) {
    case "close":
      return { step: "open", shutHigh: high };
    case "open":
      if (high !== lesson.shutHigh) return { step: "close-again", shutHigh: lesson.shutHigh };
      return { step: "failed", why: high ? "unchanged-high" : "unchanged-low" };
    case "close-again":
      if (high !== lesson.shutHigh) return { step: "failed", why: "stuck" };
      return { step: "learned", openWhen: lesson.shutHigh ? "low" : "high" };
  }
}
