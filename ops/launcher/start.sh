# shellcheck shell=sh
# Starts the program, as a server or for one command. Sourced by ./keepwell.

DATA=${XDG_DATA_HOME:-$HOME/.local/share}/keepwell

# The serial collector needs the least memory beside a heap of this size. A heap dump would hold patients' data and keys.
JAVA_FLAGS="-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:-HeapDumpOnOutOfMemoryError
    -XX:TrimNativeHeapInterval=60000 --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Djava.awt.headless=true"
# What a compiler took for a moment goes back to the machine after a minute.
# A server lives on 90 MB, of it 20 for the hashing of passwords. 2,200 people with a page open need 700 MB for
# their connections; how many are taken follows from the heap. A command may meet a bundle of 30 MB.
SERVER_HEAP="-Xms96m -Xmn64m -Xmx1g -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30"
COMMAND_HEAP="-Xms160m -Xmn96m -Xmx512m"
# Of glibc's many arenas, two: the others keep what nobody uses.
MALLOC_ARENA_MAX=2
export MALLOC_ARENA_MAX

# The option's value if the arguments have it: option_value home "$@"
option_value() {
    wanted=--$1
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            "$wanted"=*) printf '%s\n' "${1#*=}"; return 0 ;;
            "$wanted") printf '%s\n' "${2:-}"; return 0 ;;
        esac
        shift
    done
    return 1
}

# Becomes the program, started with the flags and with the start-up cache where there is one.
become() {
    heap=$COMMAND_HEAP
    [ "$1" != serve ] || heap=$SERVER_HEAP
    set -- -jar "$UNPACKED/keepwell.jar" "$@"
    [ ! -f "$START_CACHE" ] || set -- "-XX:AOTCache=$START_CACHE" -Xlog:aot=off "$@"
    # shellcheck disable=SC2086  # the flags are words
    exec "$KEEPWELL_JAVA" $JAVA_FLAGS $heap ${KEEPWELL_JAVA_FLAGS:-} "$@"
}

# "serve" makes its home; with exec, Ctrl-C and kill reach the program itself.
serve() {
    kind=$1
    shift
    option_value home "$@" >/dev/null || set -- --home "$DATA/$kind" "$@"
    # after the start that is wanted now, which is not to be slowed down
    [ -f "$START_CACHE" ] || { sleep 30 && make_start_cache; } >/dev/null 2>&1 </dev/null &
    become serve --kind "$kind" "$@"
}

console() {
    name=$1
    kind=clinic
    shift
    for word; do
        shift
        if [ "$word" = --demo ]; then kind=demo; else set -- "$@" "$word"; fi
    done
    option_value home "$@" >/dev/null || set -- --home "$DATA/$kind" "$@"
    become "$name" "$@"
}
