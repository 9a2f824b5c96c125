# Footfall. `make` lists what can be made.
.DEFAULT_GOAL := help
.PHONY: help run check test bench format dist clean

MVN := ./mvnw -B --no-transfer-progress

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: ## build, then start the server with a demo site; prints the URL and the key
	@$(MVN) -q -pl server -am package -DskipTests
	@[ server/target/start/footfall.aot -nt server/target/footfall-server.jar ] || ./.mvn/quicken || true
	@./footfall demo

check: ## everything that CI checks: formatting, static checks, all tests
	@./.ci/room
	@./.ci/install
	$(MVN) spotless:check verify
	@./.ci/examples
	@./web/build --check

test: ## the server's tests alone
	$(MVN) -q -pl server -am test

bench: ## measure against peers; writes bench/RESULTS.md
	@$(MVN) -q package -DskipTests
	@./.mvn/quicken
	@./bench/run

format: ## bring the code into the house format
	$(MVN) -q spotless:apply

dist: ## one archive to copy to a server, in target/
	@$(MVN) -q -pl server -am package -DskipTests
	@mkdir -p target/footfall/.mvn target/footfall/lib
	@cp server/target/footfall-server.jar server/target/lib/* target/footfall/lib/
	@cp footfall LICENSE README.md CHANGELOG.md target/footfall/
	@cp .mvn/find-jdk .mvn/quicken target/footfall/.mvn/
	@tar -C target -czf target/footfall.tar.gz footfall
	@echo target/footfall.tar.gz

clean: ## forget everything built
	rm -rf target server/target bench/target bench/capture/target examples/shop/target bench/work web/dashboard/dist web/tracker/dist
