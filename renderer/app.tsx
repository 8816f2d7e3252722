import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { followRefusals } from "./ask-supervisor.ts";
import { followRegister } from "./desk.ts";
import { offerRareSigns } from "./fonts.ts";
import { Kiosk } from "./parts/kiosk.tsx";
import { connectRegister, tellTouch } from "./register.ts";
import { followWedge } from "./wedge.ts";

connectRegister();
followRegister();
followRefusals();
followWedge();
for (const hand of ["pointerdown", "keydown"] as const)
  window.addEventListener(hand, tellTouch, { capture: true, passive: true });
const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<Kiosk />);
offerRareSigns();
