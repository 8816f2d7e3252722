import type { FromHost, JobOutcome, ToHost } from "#devices/protocol.ts";
import type { PrintDocument } from "#drivers/printer/document.ts";
import type { Link } from "#main/link.ts";
import type { Member } from "#rig/headquarters/seed.ts";

/** Both device hosts without devices: they answer each job at once, outlive the register and remember what they did. */
export type PaperHost = {
  linkSerial(link: Link): void;
  linkCard(link: Link): void;
  /** A member's card on the reader. */
  tap(member: Member): void;
  scan(code: string): void;
  /** What was printed, by job. */
  readonly papers: ReadonlyMap<string, PrintDocument>;
  readonly kicks: ReadonlySet<string>;
};

const done: JobOutcome = { kind: "done" };
const well = { state: "idle", power: "online", sinceMs: 0, counters: {} } as const;

export function openPaperHost(): PaperHost {
  const papers = new Map<string, PrintDocument>();
  const kicks = new Set<string>();
  let serial: Link | null = null;
  let card: Link | null = null;
  let reading = 0;

  function hear(link: Link, message: ToHost): void {
    const post = (said: FromHost): void => link.post(said);
    switch (message.kind) {
      case "print":
        papers.set(message.id, message.document);
        return post({ kind: "outcome", id: message.id, outcome: done });
      case "kick":
        kicks.add(message.id);
        return post({ kind: "outcome", id: message.id, outcome: done });
      case "recall": {
        const known = message.ids.filter((id) => papers.has(id) || kicks.has(id));
        return post({ kind: "recalled", outcomes: Object.fromEntries(known.map((id) => [id, done])) });
      }
      // No display stands here, and no technician looks.
      case "answered":
      case "show":
      case "look":
      case "try":
      case "leave":
        return;
    }
  }
  return {
    papers,
    kicks,
    linkSerial(link) {
      serial = link;
      link.listen((message) => hear(link, message as ToHost));
      const post = (message: FromHost): void => link.post(message);
      post({ kind: "state", device: "printer", state: { ...well, cover: "closed", paper: "ok", drawer: "closed" } });
      post({ kind: "state", device: "scanner", state: well });
    },
    linkCard(link) {
      card = link;
      link.listen((message) => hear(link, message as ToHost));
      link.post({ kind: "state", device: "reader", state: well } satisfies FromHost);
    },
    tap(member) {
      reading += 1;
      const id =
        member.link === "idm"
          ? { kind: "idm" as const, idm: member.idm }
          : { kind: "fcf" as const, number: member.number };
      card?.post({
        kind: "reading",
        n: reading,
        device: "reader",
        reading: { kind: "card", id, presentAtStart: false },
      } satisfies FromHost);
    },
    scan(code) {
      reading += 1;
      serial?.post({ kind: "reading", n: reading, device: "scanner", code } satisfies FromHost);
    },
  };
}
