import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { offerRareSigns } from "./fonts.ts";
import { connectMember } from "./member/member.ts";
import { MemberWindow } from "./member/member-window.tsx";

connectMember();
const root = document.querySelector("#root");
if (root === null) throw new Error("customer.html has no #root");
createRoot(root).render(<MemberWindow />);
offerRareSigns();
