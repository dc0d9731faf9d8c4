"""How long the window does not answer, step by step: ``python benchmarks/gui_blocks.py [RUNS]``.

A timer of 2 ms ticks in the GUI thread while the sample is opened, every page is visited for the first time and
again, a list is imported, the rotation planned, and both taken back. Told for each step, medians of the runs: the
longest time between two ticks, the longest that the GUI thread itself worked between two (target at most 50 ms; on a
busy machine the rest of the first is waiting for a processor), and the ratio of that to what the same process works
to fill and show a bare window with a table of 90 rows.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile

from benchmarks.own_process import run, sample

TARGET = 0.050

STEPS = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMainWindow, QTableWidget, QTableWidgetItem
from ui.app import Application, QtApplication
from ui.preferences import Preferences
from worldcafe.resources import path as resource

app = QtApplication(sys.argv[:1])
program = Application(app, Preferences.at(Path(sys.argv[1]) / "preferences.ini"))
program.show_start()
app.processEvents()
found = {}
stage, last, worked = "start", time.perf_counter(), time.thread_time()

def tick():
    global last, worked
    now, used = time.perf_counter(), time.thread_time()
    gap, own = found.get(stage, (0.0, 0.0))
    found[stage] = (max(gap, now - last - 0.002), max(own, used - worked))
    last, worked = now, used

def wait(seconds):
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()

def wait_for(done, most=60.0):
    ends = time.perf_counter() + most
    while not done() and time.perf_counter() < ends:
        wait(0.01)
    wait(0.3)

def step(name, act, done=None):
    global stage, last, worked
    stage, last, worked = name, time.perf_counter(), time.thread_time()
    QTimer.singleShot(0, act)
    wait(0.8)
    if done is not None:
        wait_for(done)

def bare():
    began = time.thread_time()
    window = QMainWindow()
    table = QTableWidget(90, 8)
    for at in range(90):
        for column in range(8):
            table.setItem(at, column, QTableWidgetItem(f"{at} {column}"))
    window.setCentralWidget(table)
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    took = time.thread_time() - began
    window.close()
    return took

bare()
baseline = bare()
timer = QTimer()
timer.timeout.connect(tick)
timer.start(2)
step("opening the sample", lambda: program.open_cafe(Path(sys.argv[2])), lambda: bool(program.windows))
window = program.windows[0]
wait(1.5)
pages = ("people", "rotation", "live", "harvest", "report", "cafe")
for word in ("first visit of", "later visit of"):
    for name in pages:
        step(f"{word} {name}", window.rail.item(name).click)
step("going to people", window.rail.item("people").click)
step("import dialogue", lambda: window.go_to("people", resource("samples/participants-update.csv")),
     lambda: window.page("people").dialogue is not None and not window.page("people").dialogue.busy)
step("importing", lambda: window.page("people").dialogue.go.click(),
     lambda: window.page("people").dialogue is None)
step("undo of the import", window.undo)
step("going to rotation", window.rail.item("rotation").click)
step("planning", lambda: window.page("rotation").planning.start(),
     lambda: not window.page("rotation").planning.running)
step("undo of planning", window.undo)
step("redo of planning", window.redo)
step("choosing the people's view", lambda: window.page("rotation").choose_view("people"))
step("choosing the meetings", lambda: window.page("rotation").choose_view("meetings"))
timer.stop()
print(json.dumps({"baseline": baseline, "found": found}))
window.close()
program.shut()
"""


def main() -> None:
    """Print the table; the exit status says whether every step kept to the target."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    results: list[dict[str, object]] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="worldcafe-benchmark-") as home:
            results.append(json.loads(run(STEPS, home, sample(home)).splitlines()[-1]))
    baseline = statistics.median(float(str(r["baseline"])) for r in results)
    print(f"baseline: a bare window with a table of 90 rows {baseline * 1000:.0f} ms")
    print(f"{'step':32} {'longest':>9} {'worked':>9} {'ratio':>7}")
    tables = [dict(r["found"]) for r in results]  # type: ignore[call-overload]
    over = 0
    for name in tables[0]:
        gap = statistics.median(t[name][0] for t in tables if name in t)
        worked = statistics.median(t[name][1] for t in tables if name in t)
        over += worked > TARGET
        print(
            f"{name:32} {gap * 1000:6.0f} ms {worked * 1000:6.0f} ms {worked / baseline:7.2f}"
            f"{'   over 50 ms' if worked > TARGET else ''}"
        )
    print(f"{over} of {len(tables[0])} steps over {TARGET * 1000:.0f} ms")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
