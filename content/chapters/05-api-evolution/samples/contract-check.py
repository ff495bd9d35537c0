# Two checks of a proposed contract: one of its shape, each message
# from its reader's side, and one of what consumers say that they read.
served = {
    "request": {
        "quantity": {"type": "integer", "minimum": 0},
        "delivery": {"type": "string", "default": "standard"},
    },
    "response": {
        "id": {"type": "integer", "required": True},
        "email": {"type": "string"},
        "status": {
            "type": "string",
            "required": True,
            "values": ["paid"],
        },
    },
}
reads = {"web": ["id", "email", "status"], "report": ["status"]}


def by_shape(new):
    """New code reads old requests; old code reads new responses."""
    found = []
    for name, now in new["request"].items():
        was = served["request"].get(name)
        if not was:
            if now.get("required"):
                found.append(f"demands {name}")
            continue
        if was["type"] != now["type"]:
            found.append(f"wants another {name}")
        if now.get("minimum", 0) > was.get("minimum", 0):
            found.append(f"refuses a {name} below {now['minimum']}")
    for name, was in served["response"].items():
        now = new["response"].get(name)
        if not now:
            if was.get("required"):
                found.append(f"promised {name}")
            continue
        if was["type"] != now["type"]:
            found.append(f"sends another {name}")
        for value in now.get("values", []):
            if value not in was.get("values", []):
                found.append(f"may say {value}")
    return found


def by_use(new):
    """What consumers have handed in as tests: here, what each reads."""
    return [
        f"{who} reads {name}"
        for who, names in reads.items()
        for name in names
        if name not in new["response"]
    ]


def proposal(request={}, response={}, without=""):
    new = served["response"] | response
    new.pop(without, None)
    return {"request": served["request"] | request, "response": new}


text = {"type": "string"}
status = served["response"]["status"]
more = {**status, "values": ["paid", "on_hold"]}
least = {"type": "integer", "minimum": 1}
must = {**text, "required": True}
express = {**text, "default": "express"}
proposals = {
    "a note may be sent": proposal({"note": text}),
    "phone is demanded": proposal({"phone": must}),
    "quantity begins at 1": proposal({"quantity": least}),
    "on_hold is a status": proposal({}, {"status": more}),
    "no email any more": proposal({}, {}, "email"),
    "express by default": proposal({"delivery": express}),
}

for title, new in proposals.items():
    shape = ", ".join(by_shape(new)) or "passes"
    use = ", ".join(by_use(new)) or "passes"
    print(f"{title}: shape {shape}; use {use}")
