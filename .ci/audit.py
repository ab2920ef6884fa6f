"""Known vulnerabilities in what is installed: fails on a found one, says plainly where the services cannot be asked.

pip-audit calls a package that a service does not answer for "skipped" and is content; here that is told.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SERVICES = ("pypi", "osv")
PATIENCE = 180
Packages = list[dict[str, Any]]


def asked(service: str) -> Packages:
    """What a service says of every locked package; nothing where it does not answer."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        program = Path(sys.executable).with_name("pip-audit")
        wanted = ["--disable-pip", "--require-hashes", "-r", ROOT / "requirements-dev.lock", "-s", service]
        shape = ["-f", "json", "-o", report, "--progress-spinner", "off"]
        try:
            subprocess.run([program, *wanted, *shape], check=False, capture_output=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return []
        found: Packages = json.loads(report.read_text())["dependencies"] if report.exists() else []
    return [package for package in found if "vulns" in package]


def main() -> int:
    answered: dict[str, Packages] = {service: asked(service) for service in SERVICES}
    for service, packages in answered.items():
        print(f"pip-audit: {service} answered for {len(packages)} packages")
    if not any(answered.values()):
        print("pip-audit: NOTHING WAS AUDITED: no vulnerability service could be reached from here")
    vulnerable = {
        f"{package['name']} {package['version']}: {flaw['id']}, mended in {flaw['fix_versions'] or 'no version yet'}"
        for packages in answered.values()
        for package in packages
        for flaw in package["vulns"]
    }
    print("\n".join(sorted(vulnerable)))
    return int(bool(vulnerable))


if __name__ == "__main__":
    sys.exit(main())
