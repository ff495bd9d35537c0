# A client that dies after its first attempt, and the same client
# started again: both use the key that was stored with the wish.
import json
import tempfile
import uuid
from pathlib import Path

folder = tempfile.TemporaryDirectory()
file = Path(folder.name) / "order-1047.json"


def pressed(order, cents):
    """The person pressed the button: name the wish, and keep it."""
    wish = {"key": str(uuid.uuid4()), "order": order, "cents": cents}
    file.write_text(json.dumps(wish))


answers = {}
ledger = []


def payments(wish):
    """Payments: one charge for each key, and the first answer again."""
    known = answers.get(wish["key"])
    if known:
        return f"{known}, replayed"
    ledger.append(wish["cents"])
    answer = f"201 for order {wish['order']}"
    answers[wish["key"]] = answer
    return answer


def run(dies_before_the_answer):
    """One life of the program: it takes up whatever is pending."""
    wish = json.loads(file.read_text())
    answer = payments(wish)
    return "no answer" if dies_before_the_answer else answer


pressed(1047, 4999)
print(f"first life: {run(True)}")
print(f"second life: {run(False)}")
print(f"ledger of Payments: {' + '.join(map(str, ledger))}")
folder.cleanup()
