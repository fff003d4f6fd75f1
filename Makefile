# Everything starts from a bare clone: bin/setup makes the environment where it is missing.
.PHONY: setup demo test check audit bench faults messages lock
PYTHON_HERE = .venv/bin/python

setup:
	@bin/setup

demo: setup
	@$(PYTHON_HERE) bin/demo.py

# make test ARGS="-k name"
test: setup
	@$(PYTHON_HERE) bin/test.py $(ARGS)

check: setup
	@$(PYTHON_HERE) bin/check.py

# Every test on both databases and in the browser, with random examples that are new each time;
# then every kind of page before the judges of audit/, whose table goes to docs/audit.md.
# A quick look at some pages alone: .venv/bin/python -m audit --pages front article --visits 1
audit: setup
	@env -u CI -u SHORT REQUIRE=postgres,browser $(PYTHON_HERE) bin/test.py $(ARGS)
	@$(PYTHON_HERE) -m audit --write

# Takes a minute or two; figures are CPU time beside a floor measured in the same run.
bench: setup
	@$(PYTHON_HERE) -m bench

# Kills real processes on both databases for some minutes; make faults ARGS=--write keeps the table.
faults: setup
	@$(PYTHON_HERE) -m faults $(ARGS)

# Collects the interface's texts into locale/; translate what it leaves empty.
messages: setup
	@$(PYTHON_HERE) bin/messages.py update

lock: setup
	@PATH=".venv/tools/bin:$$PATH" uv pip compile --quiet --universal --generate-hashes \
	  --python-version 3.12 --extra dev --no-annotate --no-header --no-emit-index-url \
	  pyproject.toml -o requirements.lock
