"""A second verifier of an exported journal, written from db/README.md alone: Python's standard library, no code of the register.

    python3 verify.py EXPORT [TRUST]

Prints every finding as one JSON line {seq, finding, detail}; exit status 1 if there is any.
"""

import hashlib
import json
import re
import sys

# --- Ed25519 (RFC 8032, 5.1), verification only ---------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    if (x * x - x2) % P:
        return None
    return P - x if x % 2 != sign else x


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p = add(p, p)
        s >>= 1
    return q


def decompress(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x = recover_x(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed_by(key, message, sig):
    if len(sig) != 64 or len(key) != 32:
        return False
    a, r, s = decompress(key), decompress(sig[:32]), int.from_bytes(sig[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- The formats ----------------------------------------------------------------------------------------------------
def canonical(value):
    """RFC 8785 for what a journal may hold: no fractions, no inexact integers, no lone surrogates."""
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, str):
        value.encode("utf-8")
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise ValueError("inexact")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise ValueError("fraction")


def sha256(data):
    return hashlib.sha256(data).digest()


def unhex(text):
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def u64(n):
    return max(n, 0).to_bytes(8, "big")


def genesis_hash(genesis):
    named = {name: genesis[name] for name in ("epoch", "key", "prev_epoch_head", "reg")}
    return sha256(b"coop-register/genesis/v1\0" + canonical(named).encode())


def entry_hash(epoch, seq, prev, body):
    return sha256(b"coop-register/entry/v1\0" + u64(epoch) + u64(seq) + prev + sha256(body.encode("utf-8", "replace")))


def key_id(key):
    return sha256(unhex(key)).hex()[:16]


KINDS = set(
    "provision boot shutdown config clock sign-on sign-off lock day-open sale sale-cancelled refund pay-intent pay-captured "
    "pay-declined pay-unknown pay-not-charged pay-parked pay-refund-due pay-refunded charge-intent charge-posted "
    "charge-rejected charge-unknown charge-not-posted charge-cash-returned charge-reverse-due charge-reversed "
    "deposit-return drawer-kick drawer-opened drawer-left-open no-sale cash-in cash-out cash-count receipt-copy "
    "price-override x-report z-report anchor device-fault job-unknown fork update service-visit key-rotate approval".split()
)
RATE = {"standard": 10, "reduced": 8, "exempt": 0, "outside": 0}


def is_int(value, least=None):
    return isinstance(value, int) and not isinstance(value, bool) and (least is None or value >= least)


def has_head(e):
    return (
        isinstance(e, dict) and e.get("v") == 1 and e.get("kind") in KINDS and isinstance(e.get("data"), dict)
        and all(isinstance(e.get(name), str) for name in ("reg", "id", "day", "at", "app"))
        and is_int(e.get("epoch"), 0) and is_int(e.get("seq"), 0) and is_int(e.get("gt")) and is_int(e.get("gta"), 0)
        and "op" in e and (e["op"] is None or isinstance(e["op"], str)) and e.get("clk") in ("ok", "suspect")
        and re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", e["id"]) is not None
        and re.fullmatch(r"\d{4}-\d\d-\d\d", e["day"]) is not None
        and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", e["at"]) is not None
    )


# --- The sums -------------------------------------------------------------------------------------------------------
def add_up(items, name, amount):
    sums = {}
    for item in items:
        sums[item[name]] = sums.get(item[name], 0) + item[amount]
    return sums


def tax_rows(lines):
    rows = []
    for rate in (10, 8, 0):
        of = [line["amount"] for line in lines if line["rate"] == rate]
        if of:
            rows.append({"rate": rate, "total": sum(of), "tax": sum(of) * rate // (100 + rate)})
    return rows


def check_sale(data, is_sale, rates, note):
    lines = [line for line in data["lines"] if not line["void"]]
    parts = [part for tender in data["tenders"] for part in tender["by"]]
    for line in lines:
        if line["amount"] != line["qty"] * line["unit"] - line["discount"]:
            note("total", line["name"])
        if RATE[line["tax"]] != line["rate"]:
            note("tax", line["name"])
    if any(line.get("unlisted", True) is not True for line in data["lines"]):
        raise ValueError("unlisted")
    if sum(line["amount"] for line in lines) != data["total"]:
        note("total", "lines")
    if [[row["rate"], row["total"], row["tax"]] for row in data["taxes"]] != [list(row.values()) for row in tax_rows(lines)]:
        note("tax", "rows")
    if sum(tender["amount"] for tender in data["tenders"]) != data["total"]:
        note("tenders", "total")
    for tender in data["tenders"]:
        if sum(part["amount"] for part in tender["by"]) != tender["amount"]:
            note("tenders", tender["kind"])
    due, paid = add_up(lines, "class", "amount"), add_up(parts, "class", "amount")
    for name in {*due, *paid}:
        if due.get(name, 0) != paid.get(name, 0):
            note("tenders", name)
    if sum(row["amount"] for row in data["rebate"]["by"]) != data["rebate"]["total"]:
        note("rebate", "total")
    if not is_sale:
        return
    if "guests" in data and not (is_int(data["guests"], 1) and data["guests"] <= 999):
        raise ValueError("guests")
    carded = [part for tender in data["tenders"] if tender["kind"] != "cash" for part in tender["by"]]
    bases = add_up(carded, "class", "amount")
    for row in data["rebate"]["by"]:
        if row["base"] != bases.pop(row["class"], 0):
            note("rebate", "base of " + row["class"])
        if row["amount"] != row["base"] * row["bp"] // 10000:
            note("rebate", row["class"])
        if rates.get(row["class"], row["bp"]) != row["bp"]:
            note("rebate", "settings of " + row["class"])
    for name, base in bases.items():
        if base > 0:
            note("rebate", "no row for " + name)
    if data["given"] - data["change"] != sum(tender["amount"] for tender in data["tenders"] if tender["kind"] == "cash"):
        note("tenders", "given")


def rule_of(rule, base):
    if ("yen" in rule) == ("percent" in rule):
        raise ValueError("discount")
    return min(rule["yen"], base) if "yen" in rule else base * rule["percent"] // 100


def check_discount(data, classes, note):
    """Each line's own discount by its rule, and that of the basket spread over the lines that may bear it."""
    if "discount" not in data and not any("off" in line for line in data["lines"]):
        return
    may = [one["id"] for one in classes if one.get("discountable", True)]
    order = [one["id"] for one in classes]
    own = lambda line: line.get("off", {}).get("amount", 0)
    gross = lambda line: line["qty"] * line["unit"]
    for line in data["lines"]:
        if "off" in line and (own(line) != rule_of(line["off"], gross(line)) or line["class"] not in may):
            note("total", "discount of " + line["name"])
    rank = lambda name: order.index(name) if name in order else len(order)
    bearing = [line for line in data["lines"] if not line["void"] and line["class"] in may]
    bearing.sort(key=lambda one: (-one["rate"], rank(one["class"]), one["code"].encode(), one["unit"], gross(one) - own(one), one["qty"]))
    weights = [gross(line) - own(line) for line in bearing]
    whole, amount = sum(weights), data.get("discount", {}).get("amount", 0)
    if "discount" in data and amount != rule_of(data["discount"], whole):
        note("total", "discount of the basket")
    shares = [amount * weight // whole if whole else 0 for weight in weights]
    rests = sorted(range(len(weights)), key=lambda at: (-(amount * weights[at] % whole) if whole else 0, at))
    for at in rests[: amount - sum(shares)]:
        shares[at] += 1
    share = {id(line): part for line, part in zip(bearing, shares)}
    for line in data["lines"]:
        if line["discount"] != own(line) + share.get(id(line), 0):
            note("total", "discount on " + line["name"])


def check_deposit(data):
    for item in data["items"]:
        if item["amount"] != item["unit"] * item["count"]:
            raise ValueError("deposit")
    if sum(item["amount"] for item in data["items"]) != data["amount"]:
        raise ValueError("deposit")


def check_invoice(data, note):
    """A formal receipt says one sum three ways."""
    if sum(row["total"] for row in data["taxes"]) != data["total"]:
        note("total", "rates of the invoice")
    for row in data["taxes"]:
        if row["tax"] != row["total"] * row["rate"] // (100 + row["rate"]):
            note("tax", "rows of the invoice")
    if sum(part["amount"] for part in data["tenders"]) != data["total"]:
        note("tenders", "of the invoice")


def day_sums(day):
    of = lambda kind: [entry["data"] for entry in day if entry["kind"] == kind]
    cash = lambda datas: sum(t["amount"] for data in datas for t in data["tenders"] if t["kind"] == "cash")
    amounts = lambda kind: sum(data["amount"] for data in of(kind))
    def counted(kind, fits):
        rows = [data["amount"] for data in of(kind) if fits(data)]
        return {"count": len(rows), "total": sum(rows)}

    sales, refunds = of("sale"), of("refund")
    lines = [line for data in sales for line in data["lines"] if not line["void"]]
    tenders = [tender for data in sales for tender in data["tenders"]]
    ops = {}
    for entry in day:
        if entry["kind"] == "sale":
            ops.setdefault(entry["op"] or "", []).append(entry["data"]["total"])
    rates = [rate for rate in (10, 8, 0) if any(row["rate"] == rate for data in sales for row in data["taxes"])]
    by_rate = lambda rate, name: sum(row[name] for data in sales for row in data["taxes"] if row["rate"] == rate)
    by_bytes = lambda names: sorted(names, key=lambda name: name.encode())
    classes = add_up(lines, "class", "amount")
    def by_count(words):
        held = list(words)
        return [(word, held.count(word)) for word in by_bytes(set(held))]
    return {
        "sales": {"count": len(sales), "total": sum(data["total"] for data in sales)},
        "refunds": {"count": len(refunds), "total": sum(data["total"] for data in refunds)},
        "taxes": [{"rate": rate, "total": by_rate(rate, "total"), "tax": by_rate(rate, "tax")} for rate in rates],
        "classes": [{"class": name, "amount": classes[name]} for name in by_bytes(classes)],
        "tenders": [
            {"kind": kind, "count": len(these), "amount": sum(these)}
            for kind, these in ((kind, [t["amount"] for t in tenders if t["kind"] == kind]) for kind in ("meal", "emoney", "cash"))
            if these
        ],
        "operators": [{"op": op, "count": len(ops[op]), "total": sum(ops[op])} for op in by_bytes(ops)],
        "rebate": sum(data["rebate"]["total"] for data in sales),
        "charges": counted("charge-posted", lambda data: "rebate_of" not in data),
        "paid_back": counted("pay-refunded", lambda data: True),
        "charges_reversed": counted("charge-reversed", lambda data: "rebate_of" not in data),
        "rebate_back": sum(data["rebate"]["total"] for data in refunds),
        "claims": counted("pay-intent", lambda data: data.get("claim") is True and "kept_of" not in data),
        "voids": sum(line["void"] for data in sales + of("sale-cancelled") for line in data["lines"]),
        "cancelled": len(of("sale-cancelled")),
        "no_sales": len(of("no-sale")),
        "no_sale_by": [{"reason": reason, "count": count} for reason, count in by_count(data["reason"] for data in of("no-sale"))],
        "kicks": len(of("drawer-kick")),
        "opened": len(of("drawer-opened")),
        "left_open": len(of("drawer-left-open")),
        "copies": sum(data["copy"] > 0 for data in of("receipt-copy")),
        "drawer": sum(data["float"] for data in of("day-open")) + cash(sales) - cash(refunds) + counted("charge-intent", lambda data: "rebate_of" not in data)["total"]
        - amounts("charge-cash-returned") + amounts("cash-in") - amounts("cash-out") - amounts("deposit-return"),
        **more_sums(day),
    }


def more_sums(day):
    """Hours, customers, hands, the till and what refunds are made of: written together since a Z speaks of hours."""
    some = lambda values: {"count": len(values), "total": sum(values)}
    entries = lambda *kinds: [entry for entry in day if entry["kind"] in kinds]
    sales = entries("sale")
    off = lambda of: [line["discount"] for entry in of for line in entry["data"]["lines"] if line["discount"] > 0 and not line["void"]]
    by = lambda op, of: [entry for entry in of if (entry["op"] or "") == op]
    changed = [entry for entry in entries("price-override") if "undo" not in entry["data"]]
    rows = []
    for op in sorted({entry["op"] or "" for entry in day}, key=lambda name: name.encode()):
        row = {
            "op": op,
            "voids": sum(line["void"] for entry in by(op, entries("sale", "sale-cancelled")) for line in entry["data"]["lines"]),
            "cancelled": len(by(op, entries("sale-cancelled"))),
            "no_sales": len(by(op, entries("no-sale"))),
            "openings": len(by(op, entries("drawer-kick", "drawer-opened"))),
            "copies": len([entry for entry in by(op, entries("receipt-copy")) if entry["data"]["copy"] > 0]),
            "overrides": len(by(op, changed)),
            "discounts": some(off(by(op, sales))),
        }
        if any(value["count"] if isinstance(value, dict) else value for name, value in row.items() if name != "op"):
            rows.append(row)
    hours = {}
    for entry in sales:
        hours.setdefault(int(entry["at"].split("T")[1][:2]), []).append(entry["data"]["total"])
    moved = lambda kind, fits: some([entry["data"]["amount"] for entry in entries(kind) if fits(entry["data"].get("as"))])
    refunds = [entry["data"] for entry in entries("refund")]
    lines = [line for data in refunds for line in data["lines"] if not line["void"]]
    classes = add_up(lines, "class", "amount")
    taxes = [row for data in refunds for row in data["taxes"]]
    tenders = [tender for data in refunds for tender in data["tenders"]]
    counts = entries("cash-count")
    sums = {
        "hours": [{"hour": hour, **some(hours[hour])} for hour in sorted(hours)],
        "customers": sum(entry["data"].get("guests", 1) for entry in sales),
        "by_operator": rows,
        "discounts": some(off(sales)),
        "overrides": len(changed),
        "cash_in": moved("cash-in", lambda way: way != "loan"),
        "loans": moved("cash-in", lambda way: way == "loan"),
        "cash_out": moved("cash-out", lambda way: way != "pickup"),
        "pickups": moved("cash-out", lambda way: way == "pickup"),
        "deposits": moved("deposit-return", lambda way: True),
        "invoices": sum(entry["data"].get("as") == "invoice" for entry in entries("receipt-copy")),
        "refund_classes": [{"class": name, "amount": classes[name]} for name in sorted(classes, key=lambda name: name.encode())],
        "refund_taxes": [
            {"rate": rate, "total": sum(row["total"] for row in of), "tax": sum(row["tax"] for row in of)}
            for rate, of in ((rate, [row for row in taxes if row["rate"] == rate]) for rate in (10, 8, 0))
            if of
        ],
        "refund_tenders": [
            {"kind": kind, "count": len(of), "amount": sum(of)}
            for kind, of in ((kind, [t["amount"] for t in tenders if t["kind"] == kind]) for kind in ("meal", "emoney", "cash"))
            if of
        ],
        "counts": len(counts),
    }
    if counts:
        last = counts[-1]
        sums["count"] = {"seq": last["seq"], "counted": last["data"]["counted"], "expected": last["data"]["expected"]}
    return sums


MORE = set(more_sums([])) | {"count"}
NOTES = (10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1)


def check_pieces(data, amount, note):
    if "counts" not in data:
        return
    held = [row["yen"] for row in data["counts"]]
    if (
        held != sorted(set(held), reverse=True)
        or any(kind not in NOTES for kind in held)
        or any(row["count"] < 1 for row in data["counts"])
        or sum(row["yen"] * row["count"] for row in data["counts"]) != amount
    ):
        note("total", "pieces")


# --- The walk -------------------------------------------------------------------------------------------------------
class Walk:
    def __init__(self, manifest, trust, report):
        self.manifest, self.trust, self.report = manifest, trust, report
        self.epoch = manifest["epoch"]
        self.hashes = {0: genesis_hash(manifest["genesis"]).hex()}
        self.last, self.last_hash = 0, self.hashes[0]
        first = (trust or manifest["genesis"])["key"]
        self.keys = {key_id(first): first}
        hq = [] if trust is None else trust["headquarters"]
        self.hq = {key_id(key): key for key in ([hq] if isinstance(hq, str) else hq)}
        self.ids, self.receipts, self.anchored, self.sigs = set(), set(), 0, set()
        self.gt, self.day, self.cfg, self.rates, self.classes = (0, 0), None, None, {}, []
        self.z, self.today = None, None

    def link(self, row, note):
        if row["seq"] != self.last + 1:
            note("sequence", "%d after %d" % (row["seq"], self.last))
        if row["prev"] != self.last_hash:
            note("prev-broken", "prev")
        if entry_hash(self.epoch, row["seq"], unhex(row["prev"]), row["body"]).hex() != row["hash"]:
            note("hash-broken", "hash")
        self.last, self.last_hash = row["seq"], row["hash"]
        key = self.keys.get(row["key_id"])
        if key is None:
            note("unknown-key", row["key_id"])
            return False
        holds = signed_by(unhex(key), b"coop-register/sig/v1\0" + unhex(row["hash"]), unhex(row["sig"]))
        if not holds:
            note("signature-bad", row["key_id"])
        return holds

    def read(self, row, note):
        try:
            entry = json.loads(row["body"])
        except ValueError:
            note("body-unreadable", "no JSON")
            return None
        try:
            same = canonical(entry) == row["body"]
        except ValueError:
            same = False
        if not same:
            note("not-canonical", "body")
        if not has_head(entry):
            note("body-unreadable", "head")
            return None
        for name, want in (("seq", row["seq"]), ("kind", row["kind"]), ("reg", self.manifest["reg"]), ("epoch", self.epoch)):
            if entry[name] != want:
                note("body-differs", name)
        return entry

    def running(self, entry, note):
        kind, data = entry["kind"], entry["data"]
        if entry["seq"] == 1:
            prev = data.get("prev") if kind == "provision" else {"head": ""}
            if (prev or {}).get("head") != self.manifest["genesis"]["prev_epoch_head"]:
                note("body-differs", "provision")
        if entry["id"] in self.ids:
            note("id-twice", entry["id"])
        self.ids.add(entry["id"])
        moved = 0
        if kind in ("sale", "refund"):
            if data["receipt"] in self.receipts:
                note("receipt-twice", data["receipt"])
            self.receipts.add(data["receipt"])
            moved = data["total"]
        if self.gt is not None:
            if entry["gt"] != self.gt[0] + (-moved if kind == "refund" else moved):
                note("gt", str(entry["gt"]))
            if entry["gta"] != self.gt[1] + moved:
                note("gta", str(entry["gta"]))
        self.gt = (entry["gt"], entry["gta"])
        if self.day is not None and entry["day"] < self.day:
            note("day-back", entry["day"])
        if kind == "day-open" and data["day"] != entry["day"]:
            note("body-differs", "day")
        if kind == "day-open" or (self.day is not None and entry["day"] > self.day):
            self.day = entry["day"]
        if entry.get("cfg") != self.cfg:
            note("body-differs", "cfg")
        if kind in ("sale", "refund"):
            check_sale(data, kind == "sale", self.rates, note)
        if kind == "sale":
            check_discount(data, self.classes, note)
        if kind == "deposit-return":
            check_deposit(data)
        if kind == "approval" and data.get("via", "pin") not in ("pin", "badge"):
            raise ValueError("approval")
        if kind == "receipt-copy" and data.get("as") == "invoice":
            check_invoice(data, note)
        if kind == "config":
            self.cfg = sha256(canonical(data).encode()).hex()
            self.rates = {one["id"]: one["bp"] for one in data["classes"]}
            self.classes = data["classes"]

    def closing(self, entry, note):
        kind, data = entry["kind"], entry["data"]
        self.till(kind, data, note)
        if kind == "day-open":
            self.today = []
        if self.today is not None and kind != "z-report":
            self.today.append(entry)
        if kind != "z-report":
            return
        if self.z is not None and data["z"] != self.z + 1:
            note("z-differs", "number")
        self.z = data["z"]
        if data["last"] >= entry["seq"] or data["first"] > data["last"]:
            note("z-differs", "range")
        if self.hashes.get(data["last"], data["head"]) != data["head"]:
            note("z-differs", "head")
        if self.today is not None:
            if data["first"] != self.today[0]["seq"]:
                note("z-differs", "first")
            sums = day_sums(self.today)
            if "count" in data and "count" not in sums:
                note("z-differs", "count")
            for name, want in sums.items():
                if name in MORE and "hours" not in data:
                    continue
                if data.get(name) != want and not (name in ("no_sale_by", "opened", "left_open") and name not in data):
                    note("z-differs", name)
        self.today = None

    def till(self, kind, data, note):
        """Cash by denomination, what a count expected, and each X against the stretch it names."""
        if kind in ("day-open", "cash-in", "cash-out", "cash-count"):
            check_pieces(data, data[{"day-open": "float", "cash-count": "counted"}.get(kind, "amount")], note)
        if self.today is None:
            return
        if kind == "cash-count" and "n" in data and data["expected"] != day_sums(self.today)["drawer"]:
            note("total", "expected")
        if kind == "x-report" and "totals" in data and self.today and data["from"] >= self.today[0]["seq"] and len(self.today) < 20000:
            stretch = [entry for entry in self.today if data["from"] <= entry["seq"] <= data["upTo"]]
            for name, want in day_sums(stretch).items():
                if name != "drawer" and data["totals"].get(name) != want:
                    note("z-differs", "X " + name)

    def anchor(self, data, note):
        if self.hashes.get(data["seq"]) != data["hash"]:
            note("anchor", "hash")
            return
        if self.trust is None:
            return
        message = b"coop-register/anchor/v1\0" + u64(self.epoch) + u64(data["seq"]) + unhex(data["hash"]) + u64(data["at"])
        key = self.hq.get(data["key_id"])
        if key is not None and signed_by(unhex(key), message, unhex(data["sig"])):
            self.anchored += 1
        else:
            note("anchor", "signature")

    def take(self, row):
        note = lambda finding, detail: self.report(row["seq"], finding, detail)
        signed = self.link(row, note)
        entry = self.read(row, note)
        if entry is not None:
            try:
                self.running(entry, note)
                self.closing(entry, note)
                if entry["kind"] == "anchor":
                    self.sigs.add(entry["data"]["sig"])
                    self.anchor(entry["data"], note)
                if signed and entry["kind"] == "key-rotate":
                    self.keys[key_id(entry["data"]["key"])] = entry["data"]["key"]
            except (KeyError, TypeError, ValueError) as error:
                note("body-unreadable", repr(error))
                entry = None
        if entry is None:
            self.gt = None
        self.hashes[row["seq"]] = row["hash"]

    def end(self):
        genesis = self.manifest["genesis"]
        if genesis["reg"] != self.manifest["reg"] or genesis["epoch"] != self.epoch:
            self.report(0, "body-differs", "genesis")
        if self.trust is not None and self.trust["key"] != genesis["key"]:
            self.report(0, "unknown-key", "genesis")
        for row in self.manifest["anchors"]:
            if row["sig"] not in self.sigs:
                self.anchor(row, lambda finding, detail: self.report(row["seq"], finding, detail))
        if self.trust is None or self.anchored == 0:
            self.report(self.last, "unanchored", "")


def main(export, trust_file=None):
    findings = []

    def report(seq, finding, detail):
        findings.append({"seq": seq, "finding": finding, "detail": detail})

    with open(export + ".manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    trust = None
    if trust_file is not None:
        with open(trust_file, encoding="utf-8") as file:
            trust = json.load(file)
    walk = Walk(manifest, trust, report)
    with open(export, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                walk.take(json.loads(line))
    walk.end()
    for finding in findings:
        print(json.dumps(finding))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
