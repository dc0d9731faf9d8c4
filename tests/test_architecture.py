"""The laws of the house, as tests; the contracts are in pyproject.toml, each with a sentence for a name."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """Who imports whom in the whole project."""
    return grimp.build_graph("worldcafe", "ui", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("contract", LINTER["contracts"], ids=lambda contract: contract["id"])
def test_the_contract_holds(
    contract: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    cache = tmp_path_factory.getbasetemp() / "import-linter"
    status = lint_imports(
        config_filename="pyproject.toml", limit_to_contracts=(contract["id"],), cache_dir=str(cache)
    )
    assert status == EXIT_STATUS_SUCCESS, f"{contract['name']}\n{capsys.readouterr().out}"


def test_the_domain_stands_on_the_standard_library_alone(imports: grimp.ImportGraph) -> None:
    modules = {"worldcafe.domain", *imports.find_descendants("worldcafe.domain")}
    foreign = {
        f"{module} imports {used}"
        for module in modules
        for used in imports.find_modules_directly_imported_by(module)
        if used not in modules and used.split(".")[0] not in sys.stdlib_module_names
    }
    assert foreign == set()
