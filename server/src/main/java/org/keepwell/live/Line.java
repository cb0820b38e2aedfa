package org.keepwell.live;

import jakarta.servlet.AsyncContext;
import java.io.OutputStream;

/** The way to the browser for what is not held until it is whole: a stream, a large file. The door gives it. */
public interface Line {

    /**
     * Waits until the request's audit entry is durable, sends the head of the answer, and leaves it open.
     *
     * @param type the media type of what will be sent
     */
    AsyncContext open(String type);

    /**
     * Waits until the request's audit entry is durable, and gives the way out for so many bytes of a file, which the browser
     * saves and never shows as a page of ours.
     *
     * @param disposition the header of RFC 6266
     */
    OutputStream file(String type, int bytes, String disposition);
}
