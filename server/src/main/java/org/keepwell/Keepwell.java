package org.keepwell;

/** The one program of Keepwell. */
public final class Keepwell {

    private Keepwell() {}

    public static void main(String[] arguments) {
        System.out.println("keepwell");
    }
}
