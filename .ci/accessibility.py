#!/usr/bin/env python3
"""Looks at the window over AT-SPI as a screen reader does, and clicks by name."""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

STEP = "Registrazione in ANPR"
PATIENCE = 40.0
DEEPEST = 60


def nodes(root, depth=0):
    """All nodes below one, itself included; what vanishes meanwhile is left out."""
    if root is None or depth > DEEPEST:
        return
    yield root
    try:
        count = root.get_child_count()
    except Exception:
        return
    for i in range(min(count, 5000)):
        try:
            child = root.get_child_at_index(i)
        except Exception:
            continue
        yield from nodes(child, depth + 1)


def program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and "prodigio" in (app.get_name() or "").lower():
            return app
    return None


def find(said, wanted):
    """Waits for a node that `wanted` accepts."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for node in nodes(program()):
            try:
                if wanted(node):
                    return node
            except Exception:
                continue
        time.sleep(0.3)
    sys.exit(f"not found over AT-SPI: {said}")


def wait_for(said, is_so):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if is_so():
                return
        except Exception:
            pass
        time.sleep(0.2)
    sys.exit(f"waited in vain: {said}")


def name(node):
    return node.get_name() or ""


def has(node, state):
    return node.get_state_set().contains(state)


def click(node):
    """Does the action a screen reader offers as click or press."""
    for i in range(node.get_n_actions()):
        if node.get_action_name(i).lower() in ("click", "press", "activate"):
            if node.do_action(i):
                return
    sys.exit(f"no click on: {name(node)}")


def is_step(node):
    return name(node).startswith(STEP + ",") and node.get_role() in (
        Atspi.Role.PUSH_BUTTON,
        Atspi.Role.TOGGLE_BUTTON,
        Atspi.Role.LIST_ITEM,
    )


def is_selected(node):
    return has(node, Atspi.StateType.SELECTED) or has(node, Atspi.StateType.PRESSED) or has(
        node, Atspi.StateType.CHECKED
    )


def main():
    folder = sys.argv[1]
    step = find(STEP, is_step)
    said = name(step)
    box = step.get_extents(Atspi.CoordType.SCREEN)
    print(f"found: {said}")
    print(f"at {box.x}, {box.y}, {box.width} by {box.height}")
    if not (0 <= box.x and 0 <= box.y and box.x + box.width <= 1600 and box.y + box.height <= 1000):
        sys.exit("it does not stand on the screen")
    if box.width < 20 or box.height < 10:
        sys.exit("it is too small to be the step")
    for word in ("Anagrafe", "lavoro", "poi", "dopo"):
        if word not in said:
            sys.exit(f"it does not say `{word}`")
    if is_selected(step):
        sys.exit("it is selected before it is clicked")

    click(step)
    wait_for("the step is selected", lambda: is_selected(find(STEP, is_step)))
    print("clicked: it is selected")

    rename = find("Rinomina", lambda n: name(n) == "Rinomina" and n.get_n_actions() > 0)
    click(rename)
    field = find(
        "a text field with the focus",
        lambda n: n.get_role() in (Atspi.Role.ENTRY, Atspi.Role.TEXT)
        and has(n, Atspi.StateType.FOCUSED)
        and has(n, Atspi.StateType.EDITABLE),
    )
    print(f"clicked Rinomina: the field `{name(field)}` has the focus")

    # The field that opened is that of the step: what is typed is its new name.
    subprocess.run(["xdotool", "type", "--delay", "40", "Iscrizione"], check=True)
    subprocess.run(["xdotool", "key", "Return"], check=True)
    find("Iscrizione", lambda n: name(n).startswith("Iscrizione,"))
    print("typed: the step has its new name")

    words = [name(n) for n in nodes(program()) if name(n)]
    with open(f"{folder}/tree.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(words))
    print(f"{len(words)} named nodes, listed in {folder.rsplit('/', 1)[-1]}/tree.txt")


main()
