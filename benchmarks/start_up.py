"""Start, memory and smoothness of the windows: ``python benchmarks/start_up.py [RUNS]``.

start      from the interpreter's first line to the start screen shown and answering, as a ratio to a bare PySide6
           window with an empty QTableWidget started the same way in the same run; target at most 2.5
opening    the same with the organiser's window on the sample café
memory     resident size with the sample open; target under 200 MB; and when every page was seen
longest    longest time that the GUI thread did not answer while the sample was opened and pages were switched,
           measured by a timer of 5 ms; target 50 ms

Every start is a process of its own with a home of its own; the median of the runs is told.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time

from benchmarks.own_process import run, sample

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTableWidget(0, 4))
window.resize(1440, 900)
window.show()
window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
"""

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import Application, QtApplication
from ui.preferences import Preferences
app = QtApplication(sys.argv[:1])
program = Application(app, Preferences.at(Path(sys.argv[1]) / "preferences.ini"))
program.begin([])
program.start_window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
program.shut()
"""

OPENING = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from ui.app import Application, QtApplication
from ui.preferences import Preferences
app = QtApplication(sys.argv[:1])
program = Application(app, Preferences.at(Path(sys.argv[1]) / "preferences.ini"))
program.show_start()
app.processEvents()
gaps = {}
stage = "start"
last = time.perf_counter()

def tick():
    global last
    now = time.perf_counter()
    gaps[stage] = max(gaps.get(stage, 0.0), now - last - 0.005)
    last = now

def resident():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)

timer = QTimer()
timer.timeout.connect(tick)
timer.start(5)

def wait(seconds):
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()

wait(0.3)
last, stage = time.perf_counter(), "open"
program.open_cafe(Path(sys.argv[2]))
began = time.perf_counter()
while not program.windows or not program.windows[0].isVisible():
    wait(0.005)
window = program.windows[0]
opened = time.perf_counter() - began
wait(2.0)
first_memory = resident()
for again in ("first ", "again "):
    for name in ("people", "rotation", "live", "harvest", "report", "cafe"):
        last, stage = time.perf_counter(), again + name
        window.rail.item(name).click()
        wait(1.5)
timer.stop()
print(json.dumps({"opened": opened, "memory": first_memory, "all": resident(), "gaps": gaps}))
window.close()
program.shut()
"""


def timed(code: str, home: str) -> float:
    """Seconds that a process with this code took."""
    began = time.perf_counter()
    run(code, home)
    return time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory(prefix="worldcafe-benchmark-") as home:
        run(BARE, home)  # fills the caches of the disk for both alike
        run(START, home)
        bare: list[float] = []
        start: list[float] = []
        for _ in range(runs):
            bare.append(timed(BARE, home))
            start.append(timed(START, home))
        base = statistics.median(bare)
        ours = statistics.median(start)
        print(f"bare window      {base * 1000:5.0f} ms")
        print(f"start screen     {ours * 1000:5.0f} ms   ratio {ours / base:.2f}   (target at most 2.50)")
        if "--start" in sys.argv:
            return
        path = sample(home)
        found = [json.loads(run(OPENING, home, path).splitlines()[-1]) for _ in range(max(1, runs // 3))]
        opened = statistics.median(f["opened"] for f in found)
        print(f"sample opened    {opened * 1000:5.0f} ms after it was asked for")
        print(
            f"memory           {statistics.median(f['memory'] for f in found):5.0f} MB   (target under 200)"
        )
        print(f"with every page  {statistics.median(f['all'] for f in found):5.0f} MB")
        stages = found[0]["gaps"]
        for stage in stages:
            longest = statistics.median(f["gaps"][stage] for f in found)
            print(f"longest, {stage:15} {longest * 1000:5.0f} ms   (target 50)")


if __name__ == "__main__":
    main()
