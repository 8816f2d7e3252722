import { CreatePaymentTransaction, CreateTopupTransaction } from "@pokepay/pokepay-partner-sdk";
import { aim, type Aim, type Behaviour } from "#rig/behaviour.ts";
import { openSdk } from "#rig/pokepay/sdk-client.ts";
import type { RigServers } from "#rig/servers.ts";

/** Does something the first time one of these calls is heard, or was worked on; the call itself goes on as ever. */
export function whenCalled(
  ops: readonly string[],
  side: "before" | "after",
  work: () => void | Promise<void>,
): Behaviour {
  let isSpent = false;
  const look = async ({ op }: { readonly op: string }): Promise<undefined> => {
    if (isSpent || !ops.includes(op)) return undefined;
    isSpent = true;
    await work();
    return undefined;
  };
  return {
    name: `when-${ops.join("-")}-${side}`,
    spent: () => isSpent,
    ...(side === "before" ? { before: look } : { after: look }),
  };
}

/** The work is done, and somebody in between answers for the server. */
export function answeredWith(code: 500 | 503 | "html", at: Aim): Behaviour {
  const { hit, spent } = aim(at);
  const reply =
    code === "html"
      ? { status: 502, body: "<html><body><h1>502 Bad Gateway</h1></body></html>" }
      : { status: code, body: { type: "temporarily_unavailable", message: `status ${code}` } };
  return { name: `answered-${code}`, spent, after: (call) => (hit(call) ? { kind: "answer", reply } : undefined) };
}

/** The same booking arrives a second time, as from somebody in between who repeats what he carries. */
export function duplicated(files: RigServers["files"]): Behaviour {
  return {
    name: "duplicated",
    after: async ({ op, data }) => {
      if (op !== "payment" && op !== "topup") return undefined;
      const { client, agent } = openSdk(files);
      const given = data as never;
      const again = op === "payment" ? new CreatePaymentTransaction(given) : new CreateTopupTransaction(given);
      await client.send<unknown>(again).catch(() => {});
      agent.destroy();
      return undefined;
    },
  };
}
