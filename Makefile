# The short names of everything a person does. Settings, on the command line:
#   RUNTIME=containers|embedded|external   where the services run; without it: in containers if possible
#   MAVEN="…"                              more words for Maven, for example MAVEN=--offline

.DEFAULT_GOAL := help
.PHONY: help smoke protocol storage versioning fault test scenario rerun list bench selftest evidence-check lint engine images up down cleanup
MAKEFLAGS += --no-print-directory

mvn := mvn --batch-mode $(MAVEN)
runtime := $(if $(RUNTIME),-Dassay.runtime=$(RUNTIME))
# The scenarios of a run without a filter.
ordinary := not (@quarantine or @slow or @performance)
# Each is also a tag.
tiers := smoke protocol storage versioning fault
asked := $(filter $(tiers),$(MAKECMDGOALS))
space := $(subst ,, )

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

smoke: ## the main journeys; afterwards open reports/cucumber.html
protocol: ## the rarer forms of the protocol: every promise of the wire, kept and attacked
storage: ## what must survive restarts and kills, in SQLite and PostgreSQL
versioning: ## which version a session is pinned to, and what happens between two
fault: ## faults of hosts, chain and network; several tiers are one run: make smoke fault
# The first tier named runs them all.
$(tiers):
	$(if $(filter $@,$(firstword $(asked))),$(mvn) test -Dcucumber.filter.tags='$(subst $(space), or ,$(asked:%=@%))' $(runtime),@:)

test: $(if $(RUNTIME),test-$(RUNTIME),test-everywhere) ## everything: unit tests, and all journeys embedded and (where an engine answers) in containers

# Unit tests need to run once only: with a filter, Maven judges the journeys alone.
test-everywhere: test-embedded
	@if docker version >/dev/null 2>&1; then $(MAKE) journeys-containers; \
	else echo 'No container engine answers, so all journeys ran embedded only. For both: make engine test'; fi

test-%:
	$(if $(filter containers,$*),@docker/images.sh)
	$(mvn) test -Dassay.runtime=$*

# The reports of the embedded run are kept beside those of this one.
journeys-containers: images
	@mkdir -p reports/embedded && find reports -maxdepth 1 -type f ! -name README.md ! -name example.png ! -name bench.json -exec mv -f {} reports/embedded/ \;
	$(mvn) test -Dassay.runtime=containers -Dcucumber.filter.tags='$(ordinary)'

scenario: ## the scenarios with these ids: make scenario ID=DS02,DS08
	@tags=$$(ids='$(ID)'; $(check_ids)) && set -x && $(mvn) test -Dcucumber.filter.tags="$$tags" $(runtime)

rerun: ## the scenarios that failed in the last run
	@ids=$$($(failed_ids)) && if [ -n "$$ids" ]; then $(MAKE) scenario ID="$$ids"; else echo 'Nothing to rerun: no scenario failed in the last run.'; fi

list: ## every scenario: id, title, tags; runs nothing
	@find features -name '*.feature' | LC_ALL=C sort | xargs awk "$$LIST"

bench: ## measures what README states; writes reports/bench.json; only some rows: ROWS=engine,recovery
	@$(mvn) --quiet test-compile dependency:build-classpath -Dmdep.outputFile=target/judge.classpath
	@java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $(runtime) \
	  -cp "target/test-classes:target/classes:$$(cat target/judge.classpath)" dev.assay.acceptance.bench.Bench $(ROWS)

evidence-check: ## whether reports/evidence.json speaks for this commit: the engine's scenarios, judged and green
	@$(mvn) --quiet test-compile dependency:build-classpath -Dmdep.outputFile=target/judge.classpath
	@java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "target/test-classes:target/classes:$$(cat target/judge.classpath)" \
	  dev.assay.acceptance.report.EvidenceCheck

selftest: ## breaks network and engine on purpose, one defect at a time: the scenarios must notice; MUTANTS=name,name or sample; JUDGES=all
	@$(mvn) --quiet test-compile dependency:build-classpath -Dmdep.outputFile=target/judge.classpath
	@java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.attach.allowAttachSelf=true $(if $(JUDGES),-Dselftest.judges=$(JUDGES)) \
	  -cp "target/test-classes:target/classes:$$(cat target/judge.classpath)" dev.assay.acceptance.selftest.SelfTest $(MUTANTS)

lint: ## formatting, imports, compiler warnings; changes nothing (mvn spotless:apply does)
	$(mvn) --quiet spotless:check test-compile

engine: ## sees to it that a container engine answers (on Debian, as root: installs and starts one)
	@docker/engine.sh

images: ## builds the images of the services, if their sources changed
	@docker/images.sh

up: images ## starts a network for you to play with, and says where it listens
	@docker/compose.sh up

down: ## stops that network and forgets its data
	@docker/compose.sh down

cleanup: ## removes what killed runs left: containers, networks, volumes, temporary folders
	@docker/cleanup.sh

# --- How scenarios are found ------------------------------------------------------------------

# An id is a tag of two letters or more and a number: @DS02. (@P0 is a priority, @D08 a known defect.)
define LIST
/^ *"""/ { text = !text }
text { next }
/^ *@/ { tags = tags " " $$0 }
/^ *Feature:/ { sub(/^ *Feature: */, ""); printf "%s%s  (%s)\n", (count++ ? "\n" : ""), $$0, FILENAME; tags = "" }
/^ *(Scenario|Scenario Outline):/ {
  sub(/^[^:]*: */, "")
  n = split(tags, all, " "); id = "-"; others = ""
  for (i = 1; i <= n; i++) if (all[i] ~ /^@[A-Z][A-Z]+[0-9]+$$/) id = substr(all[i], 2); else others = others " " all[i]
  printf "  %-6s%-80s%s\n", id, $$0, others; tags = ""
}
/^ *(Examples|Rule|Background):/ { tags = "" }
endef
export LIST

# Turns $ids, comma separated, into a tag expression; refuses an id that no scenario has.
define check_ids
if [ -z "$$ids" ]; then echo "Which scenario? For example: make scenario ID=DS02,DS08 (make list shows them all)" >&2; exit 1; fi; \
for id in $$(echo "$$ids" | tr , ' '); do \
  if ! grep -rqE "^ *(@.* )?@$$id( |\$$)" features; then echo "No scenario has the id $$id; make list shows them all" >&2; exit 1; fi; \
  expression="$${expression:+$$expression or }@$$id"; \
done; echo "$$expression"
endef

define failed_ids
if [ ! -e reports/summary.tsv ]; then echo "No run has left a reports/summary.tsv yet" >&2; exit 1; fi; \
awk -F '\t' '/^#/ { next } !column["id"] { for (i = 1; i <= NF; i++) column[$$i] = i; next } \
  $$column["verdict"] == "failed" { print $$column["id"] }' reports/summary.tsv | sort -u | paste -sd , -
endef
