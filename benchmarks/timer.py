"""Runs a command and prints what it took as JSON: seconds by the clock, of the processors, KiB of its largest process.

A small process of its own, for a child's peak starts with that of the process that started it.
"""

import json
import os
import sys
import time

began = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - began
took = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss}
print(json.dumps({"status": os.waitstatus_to_exitcode(status), **took}))
