"""Whatever is asked of the interface, even nonsense: no server error, and no answer that the OpenAPI file does not have."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest


# All that an answer must keep to; what requests must be refused is for tests of our own.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# Seconds for all addresses together.
PATIENCE = int(os.environ.get("TRIN_OPENAPI_SECONDS", "60"))


def schemathesis():
    beside = pathlib.Path(sys.executable).parent / "schemathesis"
    return str(beside) if beside.exists() else shutil.which("schemathesis")


def configuration(ward):
    """Identifiers of what is there, so that more than "not found" is answered."""
    (unit,), (citizen,), (plan,), (video,) = (
        ward.store.rows(f"SELECT id FROM {table} ORDER BY id LIMIT 1")[0] for table in ("units", "citizens", "plans", "videos"))
    present = {
        "/api/v1/units": unit, "/api/v1/citizens": citizen, "/api/v1/plans": plan, "/api/v1/videos": video,
        "/api/v1/sessions": ward.sessions[5]}
    lines = []
    for prefix, identifier in present.items():
        lines += ["[[operations]]", f'include-path-regex = "^{prefix}/"', f'parameters = {{ "path.id" = "{identifier}" }}', ""]
    return "\n".join(lines)


@pytest.mark.parametrize("identifiers", ["present", "random"])
@pytest.mark.skipif(schemathesis() is None, reason="schemathesis is not installed")
def test_nothing_asked_gets_an_answer_that_is_not_written_down(ward, tmp_path, artefacts, identifiers):
    staff, tablet = ward.staff, ward.tablets[0]
    cookies = "; ".join(f"{name}={value}" for name, value in (staff.session.cookies.items() + tablet.session.cookies.items()))
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(configuration(ward) if identifiers == "present" else "")
    report = artefacts / f"openapi-{identifiers}.txt"
    with report.open("w") as out:
        done = subprocess.run(
            [schemathesis(), "--config-file", str(settings), "run", f"{ward.trin.url}/api/openapi.yaml",
             "--include-path-regex", "^/(api|ingest)/v1/", "--checks", CHECKS, "--phases", "examples,coverage,fuzzing",
             "--max-time", str(PATIENCE // 2), "--max-examples", "20", "--seed", "1", "--continue-on-failure", "--no-shrink",
             "--request-timeout", "30", "--suppress-health-check", "all", "--warnings", "off", "--no-color",
             "--header", f"Cookie: {cookies}", "--header", f"X-CSRF-Token: {staff.csrf}"],
            stdout=out, stderr=subprocess.STDOUT, cwd=tmp_path,
            env=os.environ | {"SCHEMATHESIS_HOOKS": "openapi_hooks", "PYTHONPATH": str(pathlib.Path(__file__).parent)})
    assert done.returncode == 0, report.read_text()[-3000:]
    assert ward.trin.answers()
