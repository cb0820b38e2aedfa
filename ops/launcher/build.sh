# shellcheck shell=sh
# Builds the web app and the server, each only when its sources changed. Sourced by ./keepwell.

STAMPS=$KEEPWELL_FOLDER/server/target/stamps
JAR=$KEEPWELL_FOLDER/server/target/keepwell.jar
# The same program unpacked: Java's start-up cache works with plain jars only.
UNPACKED=$KEEPWELL_FOLDER/server/target/unpacked
START_CACHE=$KEEPWELL_FOLDER/server/target/start.aot

# One line that changes when any of the files does, in content or name.
fingerprint() {
    (cd "$KEEPWELL_FOLDER" && find "$@" -type f \
        ! -path '*/node_modules/*' ! -path '*/target/*' ! -path 'web/dist/*' -print0 2>/dev/null |
        LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1)
}

stamped() { [ "$(cat "$STAMPS/$1" 2>/dev/null)" = "$2" ]; }
stamp() { mkdir -p "$STAMPS" && printf '%s\n' "$2" > "$STAMPS/$1"; }

# Modules as the lock file says, fetched again only when it changed.
install_web() {
    find_node
    lock=$(fingerprint web/package-lock.json)
    if [ ! -d "$KEEPWELL_FOLDER/web/node_modules" ] || ! stamped web-lock "$lock"; then
        say "fetching the web app's modules"
        (cd "$KEEPWELL_FOLDER/web" && npm ci --no-audit --no-fund --loglevel=error)
        stamp web-lock "$lock"
    fi
}

# The web app's files end up in the jar under web/; without a web folder the jar has none.
build_web() {
    [ -f "$KEEPWELL_FOLDER/web/package.json" ] || return 0
    sources=$(fingerprint web)
    if [ ! -f "$KEEPWELL_FOLDER/web/dist/index.html" ] || ! stamped web "$sources"; then
        install_web
        say "building the web app"
        (cd "$KEEPWELL_FOLDER/web" && npm run --silent build)
        stamp web "$sources"
    fi
}

build() {
    build_web
    sources=$(fingerprint server/src/main server/pom.xml)-$(fingerprint web)
    if [ ! -f "$JAR" ] || ! stamped jar "$sources"; then
        say "building the server"
        rm -rf "$KEEPWELL_FOLDER/server/target/classes/web" # names carry a hash: old ones would pile up
        maven -q package -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true
        stamp jar "$sources"
    fi
    unpack_jar
}

unpack_jar() {
    [ "$UNPACKED/keepwell.jar" -nt "$JAR" ] && return 0
    find_java
    rm -rf "$UNPACKED" "$START_CACHE"
    "$KEEPWELL_JAVA" -Djarmode=tools -jar "$JAR" extract --destination "$UNPACKED" >/dev/null
    touch "$UNPACKED/keepwell.jar"
}

# Starts the program once on a scratch home, so that Java remembers what it loaded and compiled. A start takes a third of
# the processor time with it; without it everything works, only later.
make_start_cache() {
    [ ! -f "$START_CACHE" ] || return 0
    (
        scratch=$(mktemp -d)
        trap 'rm -rf "$scratch"' EXIT
        # shellcheck disable=SC2086  # the flags are words
        nice -n 19 "$KEEPWELL_JAVA" $JAVA_FLAGS $SERVER_HEAP -XX:AOTCacheOutput="$scratch/start.aot" -Xlog:aot=error \
            -jar "$UNPACKED/keepwell.jar" serve --kind clinic --home "$scratch/home" --port 0 \
            >"$scratch/said" 2>&1 &
        trained=$!
        tries=0
        until grep -q 'Keepwell is ready' "$scratch/said" || [ $((tries += 1)) -gt 600 ]; do
            kill -0 "$trained" 2>/dev/null || break
            sleep 0.2
        done
        kill "$trained" 2>/dev/null || true
        wait "$trained" || true # it ends by the signal
        [ ! -f "$scratch/start.aot" ] || mv "$scratch/start.aot" "$START_CACHE"
    )
}

need_jar() {
    find_java
    build
}
