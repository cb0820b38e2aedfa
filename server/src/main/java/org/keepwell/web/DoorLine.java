package org.keepwell.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.keepwell.live.Line;

/** A way past the holding of answers, for one that never is whole. */
record DoorLine(HttpServletRequest request, Visit visit) implements Line {

    @Override
    public AsyncContext open(String type) {
        visit.trail.await();
        visit.passed = true;
        visit.way.setContentType(type);
        visit.way.setHeader("X-Accel-Buffering", "no"); // nginx would collect what is to be sent at once
        try {
            visit.way.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var way = request.startAsync(request, visit.way);
        way.setTimeout(0);
        return way;
    }

    @Override
    public OutputStream file(String type, int bytes, String disposition) {
        visit.trail.await();
        visit.passed = true;
        visit.way.setContentType(type);
        visit.way.setContentLength(bytes);
        visit.way.setHeader("Content-Disposition", disposition);
        visit.way.setHeader("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
        try {
            return visit.way.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
