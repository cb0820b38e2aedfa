# shellcheck shell=sh
# Finds Java, Maven and Node, or says how to get them. Sourced by ./keepwell.

MAVEN_VERSION=3.9.11
JAVA_WANTED=25
NODE_WANTED=20
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/keepwell

say() { printf 'keepwell: %s\n' "$*"; }
refuse() { printf 'keepwell: %s\n' "$*" >&2; exit 1; }
unknown() {
    printf 'keepwell: there is no command "%s". "./keepwell help" shows what there is.\n' "$1" >&2
    exit 2
}

# The major version of a JDK folder, from its "release" file; 0 if it is none.
jdk_version() {
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || version=
    [ -x "$1/bin/javac" ] && [ -n "$version" ] && echo "$version" || echo 0
}

# Sets JAVA_HOME to a JDK 25: the one asked for, else the usual places.
find_java() {
    [ -z "${KEEPWELL_JAVA:-}" ] || return 0
    on_path=$(command -v java 2>/dev/null || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    if [ -n "${KEEPWELL_JAVA_HOME:-}" ] && [ "$(jdk_version "$KEEPWELL_JAVA_HOME")" -ne "$JAVA_WANTED" ]; then
        refuse "KEEPWELL_JAVA_HOME is $KEEPWELL_JAVA_HOME, which is not a JDK $JAVA_WANTED."
    fi
    for folder in "${KEEPWELL_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$folder" ] && [ "$(jdk_version "$folder")" -eq "$JAVA_WANTED" ]; then
            JAVA_HOME=$folder
            KEEPWELL_JAVA=$folder/bin/java
            export JAVA_HOME
            return 0
        fi
    done
    refuse "Java $JAVA_WANTED (a JDK) is needed. On Debian or Ubuntu: apt-get install temurin-25-jdk (from Adoptium), or
openjdk-25-jdk where the distribution has it. If it is somewhere unusual, name its folder in KEEPWELL_JAVA_HOME."
}

# Sets MAVEN to a Maven of 3.9 or later. An older one fetches the newer one, as an artifact, into the cache.
find_maven() {
    [ -z "${MAVEN:-}" ] || return 0
    find_java
    installed=$(command -v mvn 2>/dev/null || true)
    [ -n "$installed" ] || refuse "Maven is needed. On Debian or Ubuntu: apt-get install maven"
    version=$("$installed" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    case $version in
        3.9* | 4.*) MAVEN=$installed; return 0 ;;
    esac
    MAVEN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
    [ -x "$MAVEN" ] && return 0
    say "fetching Maven $MAVEN_VERSION (installed: $version)"
    mkdir -p "$CACHE"
    fresh=$(mktemp -d "$CACHE/.maven.XXXXXX")
    plugin=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
    "$installed" -q -B "$plugin:unpack" \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" -DoutputDirectory="$fresh" ||
        { rm -rf "$fresh"; refuse "Maven $MAVEN_VERSION could not be fetched; the lines above say why."; }
    chmod +x "$fresh/apache-maven-$MAVEN_VERSION/bin/mvn"
    rm -rf "$CACHE/apache-maven-$MAVEN_VERSION"
    mv "$fresh/apache-maven-$MAVEN_VERSION" "$CACHE/"
    rm -rf "$fresh"
}

# Runs Maven on the server. Quiet about the JDK's complaints concerning Maven's own libraries.
maven() {
    find_maven
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
        "$MAVEN" -B --no-transfer-progress -f "$KEEPWELL_FOLDER/server/pom.xml" "$@"
}

find_node() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
        refuse "Node.js $NODE_WANTED or later and npm are needed. On Debian or Ubuntu: apt-get install nodejs npm"
    version=$(node -v | sed 's/^v\([0-9]*\).*/\1/')
    [ "$version" -ge "$NODE_WANTED" ] ||
        refuse "Node.js $NODE_WANTED or later is needed, this is $version. A newer one is in Debian 12's nodejs package."
}
