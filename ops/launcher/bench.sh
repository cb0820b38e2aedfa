# shellcheck shell=sh
# Measures the built program, see docs/performance.md. Sourced by ./keepwell.

run_bench() {
    make_start_cache >/dev/null 2>&1
    [ -f "$START_CACHE" ] || say "there is no start-up cache; starts are measured without it"
    driver=$(find "$UNPACKED/lib" -name 'postgresql-*.jar')
    exec "$KEEPWELL_JAVA" -XX:+UseSerialGC -cp "$driver" \
        "-Dkeepwell.bench.java=$KEEPWELL_JAVA" "-Dkeepwell.bench.flags=$JAVA_FLAGS ${KEEPWELL_JAVA_FLAGS:-}" \
        "-Dkeepwell.bench.serverHeap=$SERVER_HEAP" "-Dkeepwell.bench.commandHeap=$COMMAND_HEAP" \
        "-Dkeepwell.bench.cache=$START_CACHE" \
        "-Dkeepwell.bench.jar=$UNPACKED/keepwell.jar" "-Dkeepwell.bench.driver=$driver" \
        "-Dkeepwell.bench.floor=$KEEPWELL_FOLDER/bench/Floor.java" \
        "-Dkeepwell.bench.shared=$KEEPWELL_FOLDER/../shared/data/synthea" \
        "$KEEPWELL_FOLDER/bench/Bench.java" "$@"
}
