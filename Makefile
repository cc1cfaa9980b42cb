# Two commands do it all: `make run` shows Afterword at work, `make test` runs the whole suite.
# Each fetches what it needs into .venv; nothing is installed elsewhere but system packages, and those only as root.

VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest

.PHONY: run test check bench faults docs screens lock clean

# With a screen the desk opens in the browser, on the example's evening; without one the terminal walks through it.
run: $(VENV)/.base
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || { [ -t 1 ] && [ "$$(uname)" = Darwin ]; }; then \
	  $(BIN)/afterword desk --example; \
	else \
	  $(BIN)/afterword --no-input tour; \
	fi

test: $(VENV)/.dev
	$(PYTEST) -n 2

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

bench: $(VENV)/.dev
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/score.py tests/corpus/*/held

faults: $(VENV)/.dev
	$(BIN)/python bench/faults.py

docs: $(VENV)/.dev
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/transcripts.py

screens: $(VENV)/.dev
	$(BIN)/python scripts/screens.py

lock:
	for name in base dev; do \
	  extra=$$(test $$name = base || echo "--extra $$name"); \
	  uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --extra build $$extra \
	    pyproject.toml -o requirements/$$name.txt; \
	done

$(VENV)/.base: requirements/base.txt pyproject.toml
	@sh scripts/prepare.sh $(VENV) requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	@sh scripts/prepare.sh $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/.base

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
