import type { CSSProperties, ReactNode } from "react";

/** One part by the name of its file, with what it is for, and its states beside each other. */
export function Specimen(props: {
  readonly part: string;
  readonly is: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="specimen" data-part={props.part}>
      <h2>{props.part}</h2>
      <p>{props.is}</p>
      <div className="row">{props.children}</div>
    </section>
  );
}

/** A place as large as a part has on the smallest screen (px). */
export function Box(props: {
  readonly width: number;
  readonly height: number;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="box" style={{ width: props.width, height: props.height, ...props.style }}>
      {props.children}
    </div>
  );
}

/** Nothing happens here. */
export const rest = (): void => undefined;
