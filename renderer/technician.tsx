import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { offerRareSigns } from "./fonts.ts";
import { TechnicianWindow } from "./technician/technician-window.tsx";
import { connectVisit } from "./technician/visit.ts";

connectVisit();
const root = document.querySelector("#root");
if (root === null) throw new Error("technician.html has no #root");
createRoot(root).render(<TechnicianWindow />);
offerRareSigns();
