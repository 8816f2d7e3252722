import { createRoot } from "react-dom/client";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import { followRegister } from "./desk.ts";
import { Kiosk } from "./parts/kiosk.tsx";
import { connectRegister } from "./register.ts";
import { followWedge } from "./wedge.ts";

connectRegister();
followRegister();
followWedge();
const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<Kiosk />);
