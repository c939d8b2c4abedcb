# `make run` and `make test` are all a newcomer needs; the README says the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: run test soak bench site dev bless sample gallery check-style setup clean

PORT ?= 8080
env := eval "$$(tools/setup.sh path)"
app_sources := $(shell find src style public crates/domain/src crates/contract/src crates/chart/src tools/split -type f) \
  index.html Trunk.toml Cargo.toml Cargo.lock tools/versions.env tools/app-flags.sh tools/build-app.sh tools/split.mjs
mingjing := target/release/mingjing

## From nothing to the portal with the demo workbook at http://127.0.0.1:$(PORT), and a demo desk at /desk/
run: site
	@mkdir -p var
	@[ -e var/feedback.sqlite ] || $(mingjing) desk demo --database var/feedback.sqlite --accounts var/desk-demo.txt
	@exec $(mingjing) serve --site site --listen 127.0.0.1:$(PORT) --database var/feedback.sqlite

## The static site only, into site/; the demo is signed with a throw-away key of this clone
site: dist/index.html $(mingjing)
	@mkdir -p var
	@[ -e var/demo.key ] || $(mingjing) keygen --out var/demo.key >/dev/null 2>&1
	@$(mingjing) publish data --site site --app dist --key var/demo.key --quiet

setup:
	@tools/setup.sh

dist/index.html: $(app_sources) | setup
	@tools/build-app.sh
	@touch $@

.PHONY: $(mingjing)
$(mingjing):
	@cargo build --release --quiet -p mingjing

## Everything that proves the code: style, rules, publisher, views, service, browser
test: check-style dist/index.html $(mingjing)
	@tools/setup.sh test
	cargo test --workspace
	@$(MAKE) --no-print-directory gallery
	@$(env); tools/validate-open.sh
	@$(env); tools/validate-api.sh $(mingjing)
	@$(env); tools/browser-tests.sh

## Longer runs: the server killed a hundred times under load
soak:
	MINGJING_KILLS=100 cargo test --release -p mingjing --test serve_kill -- --nocapture

check-style: | setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy -p mingjing-app --target wasm32-unknown-unknown --features csr -- -D warnings

# Days of the national archive for `make bench`; they are too large for this repository.
NATIONAL ?= ../shared/realdata/air_benchmark/national

## How fast: rules, series, publishing, charts beside other libraries, the service beside nginx, ten thousand faults, a national month against Polars and DuckDB; each fails at its goal
bench: dist/index.html $(mingjing)
	cargo bench -p mingjing-domain --bench air -- --check
	cargo bench -p mingjing-contract --bench series -- --check
	@bench/demo.sh $(mingjing)
	@tools/setup.sh test; tools/setup.sh bench; $(env); bench/charts/run.sh
	@tools/setup.sh bench
	cargo build --release --quiet -p mingjing-feedback --example intake_load
	@bench/service.sh $(mingjing) target/release/examples/intake_load
	cargo test --release -p mingjing --test ten_thousand_faults -- --nocapture
	@if [ -d "$(NATIONAL)" ]; then \
	  tools/setup.sh bench; $(env); "$$MINGJING_BENCH_PYTHON" bench/national/run.py $(mingjing) "$(NATIONAL)"; \
	else echo "not measured: the national month; give its folder with NATIONAL=…"; fi

## The app with reload on port 8081; run `make run` beside it for data and feedback
dev: | setup
	@$(env); trunk serve --port 8081 --release false --cargo-profile dev --public-url /

## Every component with its examples, on a page of its own: target/gallery/index.html
gallery:
	@cargo run --quiet -p mingjing-app --example gallery -- target/gallery

## Accept changed snapshots (look at the difference first)
bless:
	INSTA_UPDATE=always cargo test --workspace

## The made-up region of the demo workbook anew, from its seed
sample:
	cargo run --quiet -p mingjing-sample -- data/sample
	python3 tools/make_datapackage.py

clean:
	rm -rf dist site target
