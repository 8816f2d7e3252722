#!/usr/bin/env python3
"""Makes rebate.json: tenders spread over goods classes, tax per rate, rebate per class.

Written from the rules in README.md of this folder, not from the register's code, and shares nothing with it:
whole Python integers, no libraries. `make-rebate.py` writes the file, `make-rebate.py --check` only compares.
"""

import json
import pathlib
import sys

FIXED_ORDER = ["meal", "emoney", "cash"]
TARGET = pathlib.Path(__file__).with_name("rebate.json")


# ---- the rules -------------------------------------------------------------------------------------------------------


def hand_out(amount, weights):
    """Whole yen over whole weights; the yen left over go to the largest remainders, first in the list on a tie."""
    whole = sum(weights)
    if amount == 0:
        return [0] * len(weights)
    parts, remainders = [], []
    for weight in weights:
        quotient, remainder = divmod(amount * weight, whole)
        parts.append(quotient)
        remainders.append(remainder)
    missing = amount - sum(parts)
    while missing > 0:
        best = max(remainders)
        at = remainders.index(best)
        parts[at] += 1
        remainders[at] = -1
        missing -= 1
    return parts


def settle(lines, tenders, classes, order):
    """The expected outcome of a sale, or None where a tender is more than it may pay."""
    open_yen = {name: 0 for name in order}
    for line in lines:
        open_yen[line["class"]] += line["amount"]

    earned = {name: 0 for name in order}
    allocated = []
    for kind in FIXED_ORDER:
        for tender in tenders:
            if tender["kind"] != kind:
                continue
            reach = [name for name in order if kind == "cash" or kind in classes[name]["pays"]]
            if tender["amount"] > sum(open_yen[name] for name in reach):
                return None
            rows = []
            for name, yen in zip(reach, hand_out(tender["amount"], [open_yen[name] for name in reach])):
                open_yen[name] -= yen
                assert open_yen[name] >= 0
                if yen:
                    rows.append({"class": name, "amount": yen})
                if kind != "cash":
                    earned[name] += yen
            allocated.append({"kind": kind, "by": rows})
    assert not any(open_yen.values()), "a vector is a whole sale: its tenders cover it"

    by = [
        {"class": name, "base": earned[name], "bp": classes[name]["bp"], "amount": earned[name] * classes[name]["bp"] // 10000}
        for name in order
        if earned[name] > 0
    ]
    taxes = []
    for rate in (10, 8, 0):
        amounts = [line["amount"] for line in lines if line["rate"] == rate]
        if amounts:
            taxes.append({"rate": rate, "total": sum(amounts), "tax": sum(amounts) * rate // (100 + rate)})
    return {"tenders": allocated, "rebate": sum(row["amount"] for row in by), "by": by, "taxes": taxes}


# ---- the cases -------------------------------------------------------------------------------------------------------


class Dice:
    """A linear congruence (Numerical Recipes), so that the file does not hang on a Python version."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) * n >> 24

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, things):
        return things[self.below(len(things))]


CAMPUS = {
    "books": {"bp": 1000, "pays": ["emoney"]},
    "cafeteria": {"bp": 50, "pays": ["meal", "emoney"]},
    "shop": {"bp": 50, "pays": ["emoney"]},
    "tickets": {"bp": 0, "pays": ["emoney"]},
    "stamps": {"bp": 0, "pays": []},
}
CAMPUS_ORDER = ["books", "cafeteria", "shop", "tickets", "stamps"]
RATES = {"books": [10], "cafeteria": [10, 8], "shop": [10, 8], "tickets": [10, 0], "stamps": [0]}
CASES = []


def add(name, lines, tenders, classes=None, order=None):
    classes = CAMPUS if classes is None else classes
    order = CAMPUS_ORDER if order is None else order
    lines = [{"amount": a, "class": c, "rate": r} for a, c, r in lines]
    tenders = [{"kind": k, "amount": a} for k, a in tenders]
    outcome = settle(lines, tenders, classes, order)
    expect = {"refused": True} if outcome is None else outcome
    CASES.append({"name": name, "lines": lines, "tenders": tenders, "classes": classes, "order": order, "expect": expect})


def equal_classes(n, bp=50, pays=("emoney",)):
    names = [f"c{i}" for i in range(n)]
    return {name: {"bp": bp, "pays": list(pays)} for name in names}, names


def edges():
    add("a lunch on the meal plan", [(420, "cafeteria", 10)], [("meal", 420)])
    add("a book on e-money earns ten percent", [(1650, "books", 10)], [("emoney", 1650)])
    add("a book in cash earns nothing", [(1650, "books", 10)], [("cash", 1650)])
    add("e-money for what is on the card and cash for the rest", [(1650, "books", 10), (150, "shop", 8)], [("emoney", 1000), ("cash", 800)])
    add("cash named first is still allocated last", [(1650, "books", 10), (150, "shop", 8)], [("cash", 800), ("emoney", 1000)])
    add("meal, e-money and cash in one sale", [(500, "cafeteria", 10), (333, "shop", 8), (770, "books", 10)], [("meal", 300), ("emoney", 900), ("cash", 403)])
    add("the same three in reverse", [(500, "cafeteria", 10), (333, "shop", 8), (770, "books", 10)], [("cash", 403), ("emoney", 900), ("meal", 300)])
    add("meal money beyond the cafeteria lines", [(500, "cafeteria", 10), (500, "shop", 8)], [("meal", 501), ("cash", 499)])
    add("meal money for books alone", [(500, "books", 10)], [("meal", 1), ("cash", 499)])
    add("e-money for stamps", [(84, "stamps", 0)], [("emoney", 84)])
    add("stamps in cash beside e-money", [(84, "stamps", 0), (108, "shop", 8)], [("emoney", 108), ("cash", 84)])
    add("one yen of e-money too much beside stamps", [(84, "stamps", 0), (108, "shop", 8)], [("emoney", 109), ("cash", 83)])
    add("cash above the total", [(100, "shop", 10)], [("cash", 101)])
    add("e-money above the total", [(100, "shop", 10)], [("emoney", 101)])
    add("meal leaves too little for e-money", [(100, "cafeteria", 10), (84, "stamps", 0)], [("meal", 60), ("emoney", 41), ("cash", 83)])
    add("meal leaves just enough for e-money", [(100, "cafeteria", 10), (84, "stamps", 0)], [("meal", 60), ("emoney", 40), ("cash", 84)])
    add("tickets carry the base but no rebate", [(500, "tickets", 0)], [("emoney", 500)])
    add("tickets beside a book", [(500, "tickets", 10), (550, "books", 10)], [("emoney", 1050)])
    add("rebate of 199 yen at half a percent is nothing", [(199, "shop", 10)], [("emoney", 199)])
    add("rebate of 200 yen at half a percent is one yen", [(200, "shop", 10)], [("emoney", 200)])
    add("two classes of 199 do not make a yen together", [(199, "shop", 10), (199, "cafeteria", 10)], [("emoney", 398)])
    add("two lines of 100 in one class make a yen", [(100, "shop", 10), (100, "shop", 8)], [("emoney", 200)])
    add("two tenders of 100 in one class make a yen", [(200, "shop", 10)], [("emoney", 100), ("emoney", 100)])
    add("meal and e-money add up in one class", [(200, "cafeteria", 10)], [("meal", 100), ("emoney", 100)])
    add("nine yen of a book earn nothing", [(9, "books", 10)], [("emoney", 9)])
    add("ten yen of a book earn one", [(10, "books", 10)], [("emoney", 10)])
    add("a sale of nothing", [(0, "shop", 10)], [])
    add("a sale of nothing at three rates", [(0, "shop", 10), (0, "shop", 8), (0, "tickets", 0)], [])
    add("a free line beside a paid one", [(0, "books", 10), (300, "shop", 8)], [("emoney", 300)])
    add("a tender of nothing", [(300, "shop", 8)], [("meal", 0), ("emoney", 300)])
    add("no lines and no tenders", [], [])
    add("one yen", [(1, "shop", 10)], [("emoney", 1)])
    add("one yen of e-money over two equal classes goes to the first", [(100, "books", 10), (100, "shop", 10)], [("emoney", 1), ("cash", 199)])
    add("tax is rounded once per rate, not per line", [(5, "shop", 10), (6, "shop", 10)], [("cash", 11)])
    add("tax of 10 yen at 10 percent is nothing", [(10, "shop", 10)], [("cash", 10)])
    add("tax of 13 and of 14 yen at 8 percent", [(14, "shop", 8)], [("cash", 14)])
    add("exempt and outside share the row of rate 0", [(84, "stamps", 0), (3000, "tickets", 0)], [("cash", 3084)])
    add("amounts whose product passes 2^53", [(900719925, "books", 10), (800000001, "shop", 8), (700000003, "cafeteria", 10)], [("meal", 123456789), ("emoney", 1000000007), ("cash", 1277263133)])
    for n in range(2, 9):
        classes, order = equal_classes(n)
        lines = [(100, name, 10) for name in order]
        for short in sorted({1, n - 1, n, n + 1, 2 * n - 1}):
            add(f"a tie of {n} equal classes with {short} yen in cash", lines, [("emoney", 100 * n - short), ("cash", short)], classes, order)
        add(f"{n} equal classes listed backwards", lines, [("emoney", n // 2 + 1), ("cash", 100 * n - n // 2 - 1)], classes, order[::-1])
    for n in (2, 3, 5):
        classes, order = equal_classes(n, bp=1000, pays=("meal", "emoney"))
        add(f"{n} classes of which only the last has lines", [(777, order[-1], 8)], [("meal", 333), ("emoney", 333), ("cash", 111)], classes, order)
        add(f"{n} classes with many tenders of one yen", [(3, name, 10) for name in order], [("emoney", 1)] * n + [("meal", 1)] * n + [("cash", n)], classes, order)


def reach(lines, classes, kind):
    return sum(a for a, c, _ in lines if kind == "cash" or kind in classes[c]["pays"])


def random_sale(dice, amount, most_lines):
    lines = []
    for _ in range(dice.between(1, most_lines)):
        name = dice.pick(CAMPUS_ORDER)
        lines.append((amount(dice), name, dice.pick(RATES[name])))
    return lines


def random_tenders(dice, lines):
    """Some meal, some e-money, the rest in cash, in any order, now and then in two parts."""
    total = reach(lines, CAMPUS, "cash")
    meal = dice.between(0, reach(lines, CAMPUS, "meal")) if dice.below(2) else 0
    emoney = min(dice.between(0, reach(lines, CAMPUS, "emoney")), total - meal)
    parts = []
    for kind, amount in (("meal", meal), ("emoney", emoney), ("cash", total - meal - emoney)):
        cut = dice.between(0, amount) if dice.below(4) == 0 else 0
        parts += [(kind, part) for part in (cut, amount - cut) if part > 0]
    shuffled = []
    while parts:
        shuffled.append(parts.pop(dice.below(len(parts))))
    return shuffled


def random_cases():
    dice = Dice(20261122)
    shapes = [
        ("a queue at noon", 60, lambda d: d.pick([84, 110, 132, 160, 264, 420, 495]), 5),
        ("a desk of books", 30, lambda d: d.between(300, 9000) * 110 // 100, 6),
        ("everything discounted to odd yen", 40, lambda d: d.between(0, 29), 12),
        ("a long receipt", 20, lambda d: d.between(1, 2000), 30),
        ("dear goods", 15, lambda d: d.between(100000, 99999999), 4),
    ]
    for title, count, amount, most in shapes:
        for i in range(1, count + 1):
            lines = random_sale(dice, amount, most)
            add(f"{title}, {i}", lines, random_tenders(dice, lines))
    for i in range(1, 21):
        lines = random_sale(dice, lambda d: d.between(1, 900), 5)
        kind = dice.pick(["meal", "emoney", "cash"])
        room = reach(lines, CAMPUS, kind)
        add(f"one tender too large, {i}", lines, [(kind, room + dice.pick([1, 2, 1000]))])


def main():
    edges()
    random_cases()
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 200, len(names)
    rows = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in CASES)
    text = f"[\n{rows}\n]\n"
    if "--check" in sys.argv:
        same = TARGET.read_text(encoding="utf-8") == text
        print(f"{len(CASES)} cases, {'as committed' if same else 'NOT as committed'}")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    refused = sum("refused" in case["expect"] for case in CASES)
    print(f"{len(CASES)} cases written, {refused} of them refused")
    return 0


if __name__ == "__main__":
    sys.exit(main())
