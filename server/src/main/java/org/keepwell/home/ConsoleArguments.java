package org.keepwell.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was typed after the command: {@code --name value}, {@code --name=value}, {@code --flag}, and words. Asking for an
 * option is what makes it known; {@link #finish()} then refuses whatever nobody asked for.
 */
public final class ConsoleArguments {

    private final List<String> rest;

    public ConsoleArguments(List<String> arguments) {
        this.rest = new ArrayList<>(arguments);
    }

    /**
     * The value of {@code --name}, taken out.
     *
     * @throws Wrong if the option is given twice or without a value
     */
    public Optional<String> option(String name) {
        var values = options(name);
        if (values.size() > 1) {
            throw new Wrong("--" + name + " is given twice");
        }
        return values.stream().findFirst();
    }

    /** All values of an option that may be repeated, in order. */
    public List<String> options(String name) {
        var flag = "--" + name;
        var values = new ArrayList<String>();
        for (int at = 0; at < rest.size(); ) {
            var word = rest.get(at);
            if (word.startsWith(flag + "=")) {
                values.add(rest.remove(at).substring(flag.length() + 1));
            } else if (word.equals(flag)) {
                rest.remove(at);
                if (at >= rest.size() || rest.get(at).startsWith("--")) {
                    throw new Wrong(flag + " needs a value");
                }
                values.add(rest.remove(at));
            } else {
                at++;
            }
        }
        if (values.stream().anyMatch(String::isBlank)) {
            throw new Wrong(flag + " needs a value");
        }
        return values;
    }

    /** @throws Wrong if the option is missing */
    public String required(String name) {
        return option(name).orElseThrow(() -> new Wrong("--" + name + " is missing"));
    }

    /** Whether {@code --name}, an option without a value, is given. */
    public boolean flag(String name) {
        return rest.remove("--" + name);
    }

    /** The next word that is not an option. Ask for options first. */
    public Optional<String> word() {
        for (int at = 0; at < rest.size(); at++) {
            if (!rest.get(at).startsWith("--")) {
                return Optional.of(rest.remove(at));
            }
        }
        return Optional.empty();
    }

    /** @throws Wrong if anything is left that nobody asked for */
    public void finish() {
        if (!rest.isEmpty()) {
            throw new Wrong("\"" + rest.getFirst() + "\" is not known here");
        }
    }

    /** What was typed is not understood; the message says which word. Exit status 2. */
    public static class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Wrong(String message) {
            super(message);
        }
    }
}
