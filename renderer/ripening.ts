/**
 * What has just appeared takes no finger for a moment (ms): a second touch meant for what stood there before must not hit it. A ref. By the
 * clock: an animation would keep the page drawing, and the next line waiting, for as long as it lasts.
 */
export const ripenAfter =
  (ms: number) =>
  (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    element.dataset["unripe"] = "";
    const timer = setTimeout(() => delete element.dataset["unripe"], ms);
    return () => clearTimeout(timer);
  };
