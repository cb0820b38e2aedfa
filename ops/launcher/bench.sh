# shellcheck shell=sh
# Measures the built program, see docs/performance.md. Sourced by ./keepwell.

run_bench() {
    driver_folder=$(mktemp -d)
    (cd "$driver_folder" && "$JAVA_HOME/bin/jar" xf "$JAR" BOOT-INF/lib)
    driver=$(find "$driver_folder" -name 'postgresql-4*.jar')
    status=0
    "$KEEPWELL_JAVA" -XX:+UseSerialGC -cp "$driver" \
        "-Dkeepwell.bench.java=$KEEPWELL_JAVA" "-Dkeepwell.bench.flags=$JAVA_FLAGS ${KEEPWELL_JAVA_FLAGS:-}" \
        "-Dkeepwell.bench.jar=$JAR" "-Dkeepwell.bench.driver=$driver" \
        "-Dkeepwell.bench.floor=$KEEPWELL_FOLDER/bench/Floor.java" \
        "-Dkeepwell.bench.shared=$KEEPWELL_FOLDER/../shared/data/synthea" \
        "$KEEPWELL_FOLDER/bench/Bench.java" "$@" || status=$?
    rm -rf "$driver_folder"
    return "$status"
}
