package org.keepwell.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;

/** Which web app this server serves: a page of another build reloads. */
final class Build {

    static final String ID = id();

    private Build() {}

    private static String id() {
        try {
            var page = new ClassPathResource("web/index.html");
            var content =
                    page.exists() ? page.getContentAsByteArray() : "no web app".getBytes(StandardCharsets.US_ASCII);
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
