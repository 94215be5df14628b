# `make demo`: the main job on a sample batch, then the desk and the Prefect UI.  `make demo ONCE=1`: stop after the job.
# `make test`: install what is missing, run everything.   `make check`: lint, types, layers.   `make fmt`, `make bench`.
# `make mutants`: change the law's code a little, once for each comparison and clause; the worked examples must notice.
# `make model`: train the page classifier anew from the specimens.

BIN := .venv/bin

.PHONY: demo test check fmt bench mutants bootstrap model screenshots

bootstrap:
	@deploy/bootstrap.sh

demo: bootstrap
	@$(BIN)/python -m deploy.demo $(if $(ONCE),--once)

test:
	@deploy/bootstrap.sh deploy/apt-packages-test.txt
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest --numprocesses=auto --dist=worksteal

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: bootstrap
	.tools/bin/uv sync --frozen --quiet --group bench
	$(BIN)/python -m tests.bench

# MODULES="ties checks/fee" for these only.
mutants: bootstrap
	$(BIN)/python -m tests.bench.mutants $(MODULES)

# CORRECTIONS=FILE adds what the desk exported, READ=FOLDER what OCR makes of worn specimens (kept there; slow).
model: bootstrap
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.training $(if $(CORRECTIONS),--corrections $(CORRECTIONS)) $(if $(READ),--read $(READ))
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.training.orientation
	$(BIN)/python -m tests.training.vocabulary

screenshots:
	@deploy/bootstrap.sh deploy/apt-packages-test.txt
	FAKELOS_SCREENSHOTS=docs/screenshots $(BIN)/pytest -m browser tests/review
