import {
  type Stroke,
  type WedgeAct,
  type WedgeRules,
  hearSilence,
  hearStroke,
  restingWedge,
  silentAt,
  wedgeRules,
} from "#register/barcode/wedge.ts";
import { desk } from "./desk.ts";
import { mirror, refuseHere, sendScan } from "./register.ts";

/**
 * Where the scanner types into this window: every key is taken before anything else hears it, and held back until it is known who typed. Scans go to
 * `register`; what a person typed is pressed a moment later. There is no field the keys could fall into.
 */
export function followWedge(): void {
  let wedge = restingWedge;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hear(next: ReturnType<typeof hearStroke>, rules: WedgeRules): void {
    ({ wedge } = next);
    if (desk.getState().isImeOn !== wedge.isImeOn) desk.setState({ isImeOn: wedge.isImeOn });
    for (const act of next.acts) perform(act);
    clearTimeout(timer);
    const at = silentAt(wedge, rules);
    // Keys that waited while this page was busy are heard before the silence is judged.
    if (at !== null)
      timer = setTimeout(
        () => {
          timer = setTimeout(() => hear(hearSilence(wedge, performance.now(), rules), rules));
        },
        at + 1 - performance.now(),
      );
  }

  function takeKey(event: KeyboardEvent): void {
    const rules = readRules();
    if (rules === null || !isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === "keydown") hear(hearStroke(wedge, strokeOf(event), rules), rules);
  }
  window.addEventListener("keydown", takeKey, { capture: true });
  // A space that is let go presses the button in focus.
  window.addEventListener("keyup", takeKey, { capture: true });
}

function readRules(): WedgeRules | null {
  const layout = mirror.getState().view?.wedge;
  return layout === undefined ? null : wedgeRules(layout);
}

/** Not those that this file presses itself, nor shortcuts; a scanner's control characters are no shortcuts. */
function isOurs({ isTrusted, altKey, metaKey, ctrlKey, code }: KeyboardEvent): boolean {
  return isTrusted && !altKey && !metaKey && (!ctrlKey || /^Key[IJM]$/.test(code));
}

function strokeOf({ code, key, timeStamp, shiftKey, ctrlKey, repeat, isComposing }: KeyboardEvent): Stroke {
  return { code, key, atMs: timeStamp, isShifted: shiftKey, isControl: ctrlKey, isRepeat: repeat, isComposing };
}

function perform(act: WedgeAct): void {
  switch (act.kind) {
    case "scan": {
      const { code, symbology } = act;
      sendScan(code, symbology);
      break;
    }
    case "press":
      window.dispatchEvent(new KeyboardEvent("keydown", { key: act.key, cancelable: true }));
      break;
    case "torn":
      refuseHere("code-unreadable");
      break;
  }
}
