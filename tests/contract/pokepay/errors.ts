/**
 * Typed errors and their HTTP status, as published for each operation: docs/error-response.csv of pokepay-partner-node-sdk, one row per
 * method and path, and the tables of docs/transaction.md and docs/cashtray.md.
 */
export type Errors = { readonly [type: string]: number };

const of = (status: number, ...types: readonly string[]): Errors =>
  Object.fromEntries(types.map((type) => [type, status]));
const admin = of(403, "unpermitted_admin_user");
const down = of(503, "temporarily_unavailable");

/** Of any call: the envelope itself is refused (docs/README.md; the SDK publishes a response type for each). */
export const anyErrors: Errors = {
  ...of(
    400,
    "partner_client_not_found",
    "partner_decryption_failed",
    "partner_request_expired",
    "partner_request_already_done",
    "invalid_parameters",
  ),
  ...admin,
};

/** What every road that books may be refused for. */
const booking: Errors = {
  ...of(
    422,
    "credit_session_money_topup_requires_credit_card",
    "cannot_topup_during_cvs_authorization_pending",
    "credit_session_not_found",
    "not_applicable_transaction_type_for_account_topup_quota",
    "private_money_topup_quota_not_available",
    "account_can_not_topup",
    "private_money_closed",
    "transaction_has_done",
    "account_restricted",
    "account_balance_not_enough",
    "c2c_transfer_not_allowed",
    "account_transfer_limit_exceeded",
    "account_balance_exceeded",
    "account_money_topup_transfer_limit_exceeded",
    "account_topup_quota_not_splittable",
    "topup_amount_exceeding_topup_quota_usable_amount",
    "account_topup_quota_inactive",
    "account_topup_quota_not_within_applicable_period",
    "account_topup_quota_not_found",
    "account_total_topup_limit_range",
    "account_total_topup_limit_entire_period",
    "coupon_not_found",
    "coupon_unavailable_shop",
    "coupon_already_used",
    "coupon_not_received",
    "coupon_not_sent",
    "coupon_amount_not_enough",
    "coupon_not_payment",
    "coupon_unavailable",
    "account_suspended",
    "account_closed",
    "account_pre_closed",
    "account_currency_mismatch",
    "account_not_accessible",
    "terminal_is_invalidated",
    "same_account_transaction",
    "transaction_invalid_done_at",
    "transaction_invalid_amount",
    "request_id_conflict",
    "reserved_word_can_not_specify_to_metadata",
    "invalid_metadata",
    "customer_account_not_found",
    "shop_account_not_found",
  ),
  ...admin,
  ...down,
};
const moneyMissing = of(422, "private_money_not_found");

/** POST /transactions/payment */
export const paymentErrors: Errors = { ...booking, ...moneyMissing };
/** POST /transactions/topup */
export const topupErrors: Errors = {
  ...booking,
  ...moneyMissing,
  ...of(400, "invalid_parameter_both_point_and_money_are_zero", "invalid_parameters"),
};
/** POST /transactions/cpm */
export const cpmErrors: Errors = {
  ...booking,
  ...moneyMissing,
  ...of(403, "cpm_unacceptable_amount"),
  ...of(
    422,
    "shop_user_not_found",
    "cpm_token_strategy_conflict",
    "cpm_token_already_proceed",
    "cpm_token_already_expired",
    "cpm_token_not_found",
  ),
};
/** GET /cpm/:cpm-token */
export const tokenErrors: Errors = { ...admin, ...of(422, "cpm_token_not_found"), ...down };
/** GET /accounts/:uuid */
export const accountErrors: Errors = { ...admin, ...of(404, "notfound"), ...down };
/** GET /transactions/requests/:request-id: 422 in the list of errors, 404 in the words of docs/transaction.md. */
export const lookUpErrors: Errors = { ...admin, ...of(422, "transaction_not_found"), ...of(404, "notfound"), ...down };
/** GET /transactions/:uuid: the list has 404 without a type. */
export const transactionErrors: Errors = { ...of(404, "notfound"), ...down };
/** GET /transactions-v2 */
export const listErrors: Errors = { ...admin, ...down };
/** POST /transactions/:uuid/refund */
export const refundErrors: Errors = {
  ...admin,
  ...of(400, "invalid_mdk_token"),
  ...of(404, "card_not_found"),
  ...of(409, "already_registered_veritrans_card", "already_registered_veritrans_account"),
  ...of(
    422,
    "transaction_not_found",
    "private_money_closed",
    "can_not_refund_bank_transaction",
    "unavailable_card_error",
    "veritrans_wrong_password_or_cancel",
    "unacceptable_card",
    "veritrans_membership_not_registered",
    "account_balance_not_enough",
    "account_closed",
    "account_pre_closed",
    "transaction_already_refunded",
    "not_refundable_transaction_type",
  ),
  ...of(503, "veritrans_api_error"),
  ...down,
};
/** POST /cashtrays */
export const cashtrayErrors: Errors = { ...admin, ...of(422, "account_not_found", "shop_user_not_found") };
const spent = of(422, "cashtray_already_proceed", "cashtray_expired", "cashtray_already_canceled");
/** POST /transactions/cashtray, by the member's app; GetCashtray shows it as `attempt.error_type`. */
export const attemptErrors: Errors = { ...booking, ...spent, ...of(422, "account_not_found", "cashtray_not_found") };
/** GET /cashtrays/:uuid */
export const cashtrayReadErrors: Errors = { ...admin, ...of(404, "notfound"), ...of(422, "shop_user_not_found") };
/** DELETE /cashtrays/:uuid */
export const cashtrayCancelErrors: Errors = { ...cashtrayReadErrors, ...spent };

/** Published for operations this register does not call; docs/error-response.csv, POST /customers/:uuid/card-authorize. */
export const elsewhereErrors: Errors = of(409, "transaction_conflict");
