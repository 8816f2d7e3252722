import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

/** The least a counter in React can be: a key, and a figure that goes up. */
function Counter() {
  const [count, setCount] = useState(0);
  const key = createElement("button", { id: "key", onClick: () => setCount((now) => now + 1) }, "+");
  return createElement("div", null, key, createElement("div", { id: "echo" }, count));
}

const place = document.querySelector("#root");
if (place !== null) createRoot(place).render(createElement(Counter));
