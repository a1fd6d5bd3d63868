"""Measures Python's ipaddress, or netaddr, on a workload: python_peers.py LIBRARY WORKLOAD PATH MOST."""

import json
import os
import resource
import sys
import time

library, workload, path, most = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])

if library == "ipaddress":
    import ipaddress

    def collapse(texts):
        networks = [ipaddress.ip_network(text) for text in texts]
        families = [[n for n in networks if n.version == version] for version in (4, 6)]
        return [str(n) for family in families for n in ipaddress.collapse_addresses(family)]

elif library == "netaddr":
    import netaddr

    def collapse(texts):
        return [str(n) for n in netaddr.cidr_merge(texts)]


def collapse_file():
    with open(path, encoding="utf-8") as file:
        values = json.load(file)["values"]
    return collapse([text for tag in values for text in tag["properties"]["addressPrefixes"]])


texts = []
if workload == "list":
    with open(path, encoding="utf-8") as file:
        texts = json.load(file)

times = []
prefixes = []
begin = time.perf_counter()
while len(times) < most and (len(times) < 2 or time.perf_counter() - begin < 1.5):
    start = time.process_time()
    prefixes = collapse(texts) if workload == "list" else collapse_file() if workload == "file" else []
    times.append((time.process_time() - start) * 1000)

def peak_bytes():
    """The most memory that this process had. Linux counts that of a parent in, except in this file."""
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


json.dump({"times": times, "prefixes": prefixes, "peakBytes": peak_bytes()}, sys.stdout)
