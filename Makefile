# Everything a newcomer needs: `make demo`, `make test`. The environment is made once, in .venv.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
ASSIGNMENTS := $(sort $(notdir $(patsubst %/,%,$(dir $(wildcard solutions/*/assignment.toml)))))
JOBS ?= 2
export OMP_NUM_THREADS := 1

.PHONY: demo test lint types unit verify mutate build bench calibrate notebooks docs attacks faults test-docker clean

$(VENV)/.installed: pyproject.toml .ci/constraints.txt
	@echo "Making $(VENV) (PyTorch is large: the first time takes a few minutes)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed  ## build every package and grade the sample classes
	$(BIN)/chaffinch build --out dist
	@for hw in $(ASSIGNMENTS); do \
		$(BIN)/chaffinch grade $$hw tests/sample_class/$$hw --jobs $(JOBS) --out grades || exit 1; \
	done
	@echo
	@echo "Packages are in dist/, results in grades/: open grades/*/report.html in a browser."

test: lint types unit  ## what CI runs

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy

unit: $(VENV)/.installed
	$(BIN)/python -m tests.flaky -n $(JOBS) --dist loadfile -m "not docker and not attacks and not faults"

verify: $(VENV)/.installed  ## grade the graders: wheat, chaff, stub
	$(BIN)/chaffinch verify --jobs $(JOBS) --times

mutate: $(VENV)/.installed  ## grade the checks: mistakes that they overlook (long; goes on where it stopped)
	$(BIN)/chaffinch mutate --jobs $(JOBS)

build: $(VENV)/.installed
	$(BIN)/chaffinch build --out dist

bench: $(VENV)/.installed  ## measure; prints ratios (long; QUICK=1: one assignment, a small class)
	$(BIN)/python -m tests.benchmarks.bench_wall
	$(BIN)/python -m tests.benchmarks.bench_class $(if $(QUICK),--quick)
	$(BIN)/python -m tests.benchmarks.bench_intake $(if $(QUICK),1000)
	$(BIN)/python -m tests.benchmarks.bench_store $(if $(QUICK),1000)
	$(BIN)/python -m tests.benchmarks.bench_staff $(if $(QUICK),1000)

calibrate: $(VENV)/.installed  ## measure what the thresholds rest on (long)
	@for hw in $(ASSIGNMENTS); do $(BIN)/chaffinch calibrate $$hw --jobs $(JOBS) || exit 1; done

notebooks: $(VENV)/.installed  ## execute the solution notebooks and render them to dist/
	$(BIN)/chaffinch notebooks --out dist

docs: $(VENV)/.installed  ## the site, into site/; a warning fails it
	$(BIN)/mkdocs build --strict

attacks: $(VENV)/.installed  ## the attacks once more, under the stock `otter run` (long)
	$(BIN)/python -m pytest -n $(JOBS) tests/attacks/test_under_otter.py

faults: $(VENV)/.installed  ## processes that are killed, stopped and cut off, disks that are full (long)
	$(BIN)/python -m pytest -m faults -p no:xdist -s tests/grading/store tests/grading/cluster tests/docs

test-docker: $(VENV)/.installed  ## the stock `otter grade` in real containers
	$(BIN)/python -m pytest -m docker -p no:xdist -s

clean:
	rm -rf $(VENV) dist grades build site *.egg-info
