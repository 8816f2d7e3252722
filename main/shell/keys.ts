/** What Electron says of a key before the page hears of it. */
export type KeyPress = {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

/** Keys that Chromium, not the page, would act on: navigation, reload and full screen of a multimedia or office keyboard. */
const browserKeys =
  /^(?:Browser\w+|GoBack|GoForward|Refresh|Print|PrintScreen|ZoomIn|ZoomOut|ZoomToggle|ContextMenu|Launch\w+|Power|Sleep|Help)$/;
/** AltGr types characters; as a chord with Control it is still one key to the member of staff. */
const typing = /^(?:Shift|CapsLock|Dead|Process|Unidentified)$/;

/**
 * Whether a key press ends here. No chord of the kiosk has Control, Alt or Meta in it (reload, zoom, developer tools, print,
 * close, back), so all of them do; plain keys and function keys are the cashier's.
 */
export function isRefusedKey({ key, control, alt, meta }: KeyPress): boolean {
  if (typing.test(key)) return false;
  return control || alt || meta || browserKeys.test(key);
}

/**
 * Ctrl+Alt+Shift+T, which opens the technician's window. It shows nothing before a PIN was right, so the chord is no secret.
 * No function key: with Ctrl+Alt those change the virtual console (X.Org, Xorg(1), Keyboard).
 */
export function isTechnicianKey({ type, key, control, alt, shift }: KeyPress): boolean {
  return type === "keyDown" && control && alt && shift && key.toLowerCase() === "t";
}

/** Ctrl+Shift+I, which opens the developer tools in the rig and nowhere else. */
export function isToolsKey({ type, key, control, shift }: KeyPress): boolean {
  return type === "keyDown" && control && shift && key.toLowerCase() === "i";
}
