/**
 * The typed errors of the Pokepay Partner API (its docs/error-response.csv) and what each says of a payment or charge:
 * `declined` = refused for a reason a person can act on, nothing booked; `fault` = our configuration or program is wrong, nothing booked;
 * `unknown` = does not say whether it was booked; `refund` = outcomes of a refund or look-up only.
 */
export const pokepayCodes = {
  account_balance_not_enough: "declined",
  account_balance_exceeded: "declined",
  account_transfer_limit_exceeded: "declined",
  account_money_topup_transfer_limit_exceeded: "declined",
  account_total_topup_limit_range: "declined",
  account_total_topup_limit_entire_period: "declined",
  account_can_not_topup: "declined",
  account_topup_quota_not_splittable: "declined",
  account_topup_quota_inactive: "declined",
  account_topup_quota_not_within_applicable_period: "declined",
  account_topup_quota_not_found: "declined",
  topup_amount_exceeding_topup_quota_usable_amount: "declined",
  cannot_topup_during_cvs_authorization_pending: "declined",
  credit_session_money_topup_requires_credit_card: "declined",
  credit_session_not_found: "declined",
  account_suspended: "declined",
  account_pre_closed: "declined",
  account_closed: "declined",
  account_not_found: "declined",
  customer_account_not_found: "declined",
  account_currency_mismatch: "declined",
  account_restricted: "declined",
  account_not_accessible: "declined",
  same_account_transaction: "declined",
  c2c_transfer_not_allowed: "declined",
  private_money_closed: "declined",
  cpm_unacceptable_amount: "declined",
  cpm_token_not_found: "declined",
  cpm_token_already_proceed: "declined",
  cpm_token_already_expired: "declined",
  cpm_token_strategy_conflict: "declined",
  cashtray_not_found: "declined",
  cashtray_expired: "declined",
  cashtray_already_proceed: "declined",
  cashtray_already_canceled: "declined",
  coupon_not_found: "declined",
  coupon_already_used: "declined",
  coupon_amount_not_enough: "declined",
  coupon_not_payment: "declined",
  coupon_not_received: "declined",
  coupon_not_sent: "declined",
  coupon_unavailable: "declined",
  coupon_unavailable_shop: "declined",
  partner_client_not_found: "fault",
  partner_decryption_failed: "fault",
  partner_request_expired: "fault",
  invalid_parameters: "fault",
  invalid_parameter_both_point_and_money_are_zero: "fault",
  unpermitted_admin_user: "fault",
  shop_account_not_found: "fault",
  shop_user_not_found: "fault",
  private_money_not_found: "fault",
  private_money_topup_quota_not_available: "fault",
  not_applicable_transaction_type_for_account_topup_quota: "fault",
  request_id_conflict: "fault",
  transaction_invalid_amount: "fault",
  transaction_invalid_done_at: "fault",
  invalid_metadata: "fault",
  reserved_word_can_not_specify_to_metadata: "fault",
  terminal_is_invalidated: "fault",
  transaction_conflict: "unknown",
  temporarily_unavailable: "unknown",
  /** The same call arrived twice on the wire; the first of them may have been booked. */
  partner_request_already_done: "unknown",
  /** A credit card stands behind the booking, and its company did not answer (503). */
  veritrans_api_error: "unknown",
  transaction_not_found: "refund",
  /** 404 of a look-up: a wallet, a booking, a code of the shop's. */
  notfound: "refund",
  transaction_already_refunded: "refund",
  not_refundable_transaction_type: "refund",
  transaction_has_done: "refund",
  can_not_refund_bank_transaction: "refund",
  invalid_mdk_token: "refund",
  card_not_found: "refund",
  already_registered_veritrans_card: "refund",
  already_registered_veritrans_account: "refund",
  unavailable_card_error: "refund",
  unacceptable_card: "refund",
  veritrans_wrong_password_or_cancel: "refund",
  veritrans_membership_not_registered: "refund",
} as const satisfies { readonly [code: string]: "declined" | "fault" | "unknown" | "refund" };

export type PokepayCode = keyof typeof pokepayCodes;

export function isPokepayCode(type: string): type is PokepayCode {
  return Object.hasOwn(pokepayCodes, type);
}

/** The answer was a booking, but not the one that was asked for: money may have moved, a person must look. */
export const mismatchCodes = [
  "answer-type",
  "answer-amount",
  "answer-wallet",
  "answer-customer",
  "answer-refunded",
] as const;
export type MismatchCode = (typeof mismatchCodes)[number];
export type FaultCode = PokepayCode | MismatchCode;

/** False where the authority refused the request itself, so that nothing was booked under its key. */
export function mayHaveMoved(code: FaultCode): boolean {
  return !isPokepayCode(code);
}
