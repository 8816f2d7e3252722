import type { Reply } from "../behaviour.ts";

/** Status of each typed error the simulator gives (the API's published list of errors); a type not listed is 422, as most are. */
const statusOf: Readonly<Record<string, number>> = {
  partner_client_not_found: 400,
  partner_decryption_failed: 400,
  partner_request_expired: 400,
  partner_request_already_done: 400,
  invalid_parameters: 400,
  invalid_parameter_both_point_and_money_are_zero: 400,
  unpermitted_admin_user: 403,
  forbidden: 403,
  cpm_unacceptable_amount: 403,
  notfound: 404,
  transaction_conflict: 409,
  not_implemented: 501,
  temporarily_unavailable: 503,
};

/** A refusal of the authority, by its published type. */
export function refuse(type: string, more: Readonly<Record<string, unknown>> = {}): Reply {
  return { status: statusOf[type] ?? 422, body: { type, message: type.replaceAll("_", " "), ...more } };
}
