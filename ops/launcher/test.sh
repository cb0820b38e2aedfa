# shellcheck shell=sh
# Every check and test, in one go. A check that fails counts as one failed test. Sourced by ./keepwell.

REPORTS=$KEEPWELL_FOLDER/server/target/surefire-reports
WEB_REPORT=$KEEPWELL_FOLDER/server/target/vitest.json
BUG_REPORT=$KEEPWELL_FOLDER/server/target/bug-patterns.txt
SECOND_LANE=$KEEPWELL_FOLDER/server/target/second-lane.txt
broken=0

# Runs one check; goes on after a failure, so that one run shows all of them.
check() {
    what=$1
    shift
    say "checking: $what"
    if ! "$@"; then
        broken=$((broken + 1))
        printf 'keepwell: FAILED: %s\n' "$what" >&2
    fi
}

# Waits for what runs in the background; shows what it said if it failed.
ended_well() { wait "$1" || { cat "$2"; return 1; }; }

# Runs the tests with these tags on a database server of their own; counts what failed afterwards, from the reports.
lane() { maven -q surefire:test "-Dtest.lane=$1" "-Dtest.groups=$2" -Dmaven.test.failure.ignore=true; }

in_web() { (cd "$KEEPWELL_FOLDER/web" && npm run --silent "$@"); }

test_web() {
    install_web
    rm -f "$WEB_REPORT"
    mkdir -p "$(dirname "$WEB_REPORT")"
    check 'web format' in_web format:check
    check 'web lint' in_web lint
    # failed tests are counted from the report; a run without a report is a failure of its own
    in_web test -- --reporter=default --reporter=json --outputFile.json="$WEB_REPORT" || true
    check 'web tests ran' test -s "$WEB_REPORT"
    check 'web build' build_web
}

# The browser tests need a Chromium; without one they say so and are skipped, in CI they fail.
find_chromium() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            KEEPWELL_CHROMIUM=$(command -v "$name")
            export KEEPWELL_CHROMIUM
            return 0
        fi
    done
    return 1
}

need_chromium() {
    find_chromium && return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing chromium for the browser tests"
        apt-get install -y -qq chromium >/dev/null && find_chromium && return 0
    fi
    say "no Chromium: the browser tests are skipped. On Debian: apt-get install chromium"
}

sum_attribute() {
    find "$REPORTS" -name 'TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null |
        sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

web_number() {
    [ -s "$WEB_REPORT" ] || { echo 0; return; }
    sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" "$WEB_REPORT" | head -n 1 | grep . || echo 0
}

# The last line, and the exit status.
count() {
    failed=$(($(sum_attribute failures) + $(sum_attribute errors)))
    skipped=$(sum_attribute skipped)
    passed=$(($(sum_attribute tests) - failed - skipped + $(web_number numPassedTests)))
    failed=$((failed + broken + $(web_number numFailedTests)))
    skipped=$((skipped + $(web_number numPendingTests) + $(web_number numTodoTests)))
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

run_tests() {
    tag=
    while [ $# -gt 0 ]; do
        case $1 in
            --tag) [ $# -gt 1 ] || { echo 'keepwell: --tag needs a value' >&2; exit 2; }; tag=$2; shift 2 ;;
            *) printf 'keepwell: "%s" is not known here. Use --tag database, http or browser.\n' "$1" >&2; exit 2 ;;
        esac
    done
    find_java
    rm -rf "$REPORTS" "$WEB_REPORT" "$KEEPWELL_FOLDER/server/target/classes/web"
    if [ -n "$tag" ]; then
        [ "$tag" != browser ] || { need_chromium; check 'web build' build_web; }
        check "compiling, tests tagged $tag" maven -q test "-Dtest.groups=$tag" -Dmaven.test.failure.ignore=true
        count
        return
    fi
    [ ! -f "$KEEPWELL_FOLDER/web/package.json" ] || test_web
    need_chromium
    check 'format' maven -q spotless:check
    check 'compiling' maven -q test-compile
    # Side by side: each of them waits now and then, for a browser or for a server that starts.
    maven -q spotbugs:check >"$BUG_REPORT" 2>&1 &
    bugs=$!
    lane two 'browser | long' >"$SECOND_LANE" 2>&1 &
    second=$!
    check 'tests' lane one '!browser & !long'
    check 'tests in the browser and long ones' ended_well "$second" "$SECOND_LANE"
    check 'the package' maven -q package -DskipTests
    check 'bug patterns' ended_well "$bugs" "$BUG_REPORT"
    count
}
