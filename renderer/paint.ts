/**
 * Calls back once what stands in the DOM now has been painted: the second animation frame begins after the first was drawn.
 * A window that is not shown draws no frames; it answers at once, so that Views do not pile up behind it.
 */
export function afterPaint(call: () => void): void {
  if (document.visibilityState === "hidden") call();
  else requestAnimationFrame(() => requestAnimationFrame(call));
}
