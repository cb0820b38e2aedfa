package org.keepwell.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser in words its owner recognises. What it says of itself is not proof of anything. */
final class Browser {

    private record Mark(String in, String name) {}

    // in this order: Edge calls itself Chrome too, and Chrome calls itself Safari
    private static final List<Mark> PROGRAMS = List.of(
            new Mark("Firefox/", "Firefox"),
            new Mark("Edg/", "Edge"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Chrome/", "Chrome"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "Mac"),
            new Mark("Linux", "Linux"));

    private Browser() {}

    static String describe(@Nullable String userAgent) {
        if (userAgent == null) {
            return "?";
        }
        return name(PROGRAMS, userAgent) + " · " + name(SYSTEMS, userAgent);
    }

    private static String name(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(m -> userAgent.contains(m.in()))
                .map(Mark::name)
                .findFirst()
                .orElse("?");
    }
}
