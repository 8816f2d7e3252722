import { type PointerEvent, type ReactNode, type Ref, useRef, useState } from "react";
import css from "./key.module.css";

export type KeyProps = {
  /** Names the key for tests, e.g. "cash" or "item:4901": `[data-key="cash"]`. */
  readonly name: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** go: the one way forward; plain: a key on the ground; bare: a target without a face. */
  readonly look?: "go" | "plain" | "quiet" | "bad" | "top" | "bare";
  readonly disabled?: boolean;
  /** For a key that stays down: whether it is. */
  readonly isOn?: boolean;
  readonly className?: string | undefined;
  /** Lies in a list that a finger may scroll. */
  readonly inList?: boolean;
  readonly label?: string;
  /** The key of a keyboard that presses it, by its name (KeyboardEvent.key); the others are numbered by shortcuts.ts. */
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/**
 * A touch key: it shows the press within the frame, acts on release, and sliding off cancels.
 * Not `click`: a browser drops the click of a finger that moved a little, and a fast finger always does.
 */
export function Key(props: KeyProps): ReactNode {
  const {
    name,
    onPress,
    children,
    look = "plain",
    disabled = false,
    isOn,
    className,
    inList = false,
    label,
    shortcut,
    ref,
  } = props;
  const [isDown, setDown] = useState(false);
  const held = useRef(false);
  const release = (): void => {
    held.current = false;
    setDown(false);
  };
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      data-key={name}
      data-look={look}
      data-down={isDown || undefined}
      data-list={inList || undefined}
      data-shortcut={shortcut}
      disabled={disabled}
      aria-label={label}
      aria-pressed={isOn}
      className={className === undefined ? css["key"] : `${css["key"]} ${className}`}
      onPointerDown={(event) => {
        if (event.button !== 0 || disabled) return;
        if (!inList) event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        setDown(true);
      }}
      onPointerMove={(event) => {
        if (held.current) setDown(isInside(event));
      }}
      onPointerUp={(event) => {
        if (held.current && isInside(event)) onPress();
        release();
      }}
      onPointerLeave={() => {
        if (inList) release();
      }}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => {
        // Only what was not pressed by a pointer: a program, or a switch device.
        if (event.detail === 0) onPress();
      }}
    >
      {children}
    </button>
  );
}

function isInside({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
