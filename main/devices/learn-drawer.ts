import type { Printer } from "#drivers/printer/open-printer.ts";
import { type DrawerLesson, firstLesson, takeLesson } from "#register/drawer-lesson.ts";
import { writeLearnedDrawer } from "./learned.ts";

/**
 * The guided test of the drawer's switch beside its printer. `begin` starts over, `next` says that what the step asks was done.
 * What is learned is kept in DIR and in force at once.
 */
export function openDrawerLesson(o: { readonly data: string; readonly printer: Pick<Printer, "state" | "learn"> }) {
  let lesson: DrawerLesson = firstLesson;
  return (act: "begin" | "next"): DrawerLesson => {
    if (act === "begin") return (lesson = firstLesson);
    const wasOver = lesson.step === "learned";
    const { pin3 } = o.printer.state();
    lesson = takeLesson(lesson, pin3 === undefined ? undefined : pin3 === "high");
    if (lesson.step === "learned" && !wasOver) {
      writeLearnedDrawer(o.data, lesson.openWhen, new Date().toISOString());
      o.printer.learn(lesson.openWhen === "high");
    }
    return lesson;
  };
}
