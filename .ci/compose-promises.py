"""Reads docker-compose.yml as the reference implementation resolved it (JSON) and checks what docs/running.md says about it."""

import json
import re
import sys

services = json.load(open(sys.argv[1]))["services"]
jobs = {"schema", "namespace"}
byhand = {"demo"}
fleets = {"orders", "payments", "shipping", "catalogue"}
wrong = []


def check(truth, what):
    if not truth:
        wrong.append(what)


for name, service in services.items():
    check("container_name" not in service, f"{name}: a fixed container name forbids a second one")
    check(name in byhand or service.get("restart") == ("on-failure:5" if name in jobs else "unless-stopped"), f"{name}: no restart policy")
    check(name in jobs or service["deploy"]["resources"]["limits"].get("memory"), f"{name}: no memory limit")
    ours = service.get("image", "").startswith("packhorse:")
    check(name in jobs or ours or "healthcheck" in service, f"{name}: no health check")
    check(re.search(r":[^:]*\d", service["image"]) or ours, f"{name}: its image names no version")
    for port in service.get("ports", []):
        check(port.get("host_ip") == "127.0.0.1", f"{name}: published beyond the loopback")
    for key in service.get("environment") or {}:
        check(not re.search(r"(PASSWORD|SECRET|API_KEY|PWD)$", key), f"{name}: {key} belongs into a file")

check({n for n, s in services.items() if s.get("ports")} == {"nginx", "ui", "sandbox"}, "others than nginx, ui, sandbox are published")
check(services["api"]["deploy"].get("replicas") == 2, "api: not two replicas")
for fleet in fleets:
    check(services[f"worker-{fleet}"]["environment"].get("PACKHORSE_FLEETS") == fleet, f"worker-{fleet} serves another fleet")
check({n for n in services if n.startswith("worker-")} == {f"worker-{f}" for f in fleets}, "a fleet has no service")

if wrong:
    sys.exit("\n".join(wrong))
print(f"{len(services)} services")
