import "./fonts.css";

/** Loads the list of what the everyday fonts leave out as soon as the window has nothing else to do; throws in nobody's way. */
export function offerRareSigns(): void {
  requestIdleCallback(() => {
    void import("./rare-signs.ts").then(({ addRareSigns }) => addRareSigns());
  });
}
