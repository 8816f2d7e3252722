/**
 * Objects the operations answer with: docs/responses.md of pokepay-partner-node-sdk, formats and null from partner.yaml of the same
 * repository. `?` = may be null or left out; a capital letter names another object, `[]` a list of them.
 */
export type Fields = { readonly [name: string]: string };

const accountHead: Fields = { id: "uuid", name: "string", is_suspended: "boolean", status: "status" };
const booked: Fields = {
  id: "uuid",
  type: "transaction-type",
  is_modified: "boolean",
  sender: "User",
  sender_account: "Account",
  receiver: "User",
  receiver_account: "Account",
  amount: "number",
  money_amount: "number",
  point_amount: "number",
  done_at: "date-time",
  description: "string",
};
const cashtray: Fields = {
  id: "uuid",
  amount: "number",
  description: "string",
  account: "AccountWithUser",
  expires_at: "date-time",
  canceled_at: "date-time?",
  token: "string",
};

export const enums: { readonly [type: string]: readonly string[] } = {
  status: ["active", "suspended", "pre-closed", "closed"],
  "transaction-type": ["topup", "payment", "transfer", "exchange", "cashback", "expire"],
  "money-type": ["own", "third-party"],
  "expiration-type": ["static", "last-update", "last-topup-update"],
  display: ["both", "money-only", "point-only"],
};

export const responses: { readonly [name: string]: Fields } = {
  Pong: { pong: "string" },
  User: { id: "uuid", name: "string", is_merchant: "boolean" },
  Organization: { code: "string", name: "string" },
  PrivateMoney: {
    id: "uuid",
    name: "string",
    unit: "string",
    is_exclusive: "boolean",
    description: "string",
    oneline_message: "string",
    organization: "Organization",
    max_balance: "number",
    transfer_limit: "number",
    money_topup_transfer_limit: "number",
    type: "money-type",
    expiration_type: "expiration-type",
    enable_topup_by_member: "boolean?",
    display_money_and_point: "display",
  },
  Account: { ...accountHead, private_money: "PrivateMoney" },
  AccountWithUser: { ...accountHead, private_money: "PrivateMoney", user: "User" },
  AccountWithoutPrivateMoneyDetail: { ...accountHead, private_money_id: "uuid", user: "User" },
  AccountDetail: {
    ...accountHead,
    balance: "number",
    money_balance: "number",
    point_balance: "number",
    point_debt: "number",
    private_money: "PrivateMoney",
    user: "User",
    external_id: "string?",
  },
  Transaction: { ...booked, raw_point_amount: "number?", campaign_point_amount: "number?" },
  TransactionDetail: {
    ...booked,
    raw_point_amount: "number",
    campaign_point_amount: "number",
    transfers: "Transfer[]",
  },
  Transfer: {
    id: "uuid",
    sender_account: "AccountWithoutPrivateMoneyDetail",
    receiver_account: "AccountWithoutPrivateMoneyDetail",
    amount: "number",
    money_amount: "number",
    point_amount: "number",
    done_at: "date-time",
    type: "string",
    description: "string",
    transaction_id: "uuid",
  },
  PaginatedTransactionV2: {
    rows: "Transaction[]",
    per_page: "number",
    count: "number",
    next_page_cursor_id: "uuid?",
    prev_page_cursor_id: "uuid?",
  },
  CpmToken: {
    cpm_token: "string",
    account: "AccountDetail",
    transaction: "Transaction?",
    event: "ExternalTransaction?",
    scopes: "string[]",
    expires_at: "date-time",
    metadata: "string",
    strategy: "string?",
  },
  ExternalTransaction: {
    id: "uuid",
    is_modified: "boolean",
    sender: "User",
    sender_account: "Account",
    receiver: "User",
    receiver_account: "Account",
    amount: "number",
    done_at: "date-time",
    description: "string",
  },
  Cashtray: cashtray,
  CashtrayWithResult: { ...cashtray, attempt: "CashtrayAttempt?", transaction: "Transaction?" },
  CashtrayAttempt: {
    account: "AccountWithUser?",
    status_code: "number",
    error_type: "string",
    error_message: "string",
    created_at: "date-time",
  },
};
