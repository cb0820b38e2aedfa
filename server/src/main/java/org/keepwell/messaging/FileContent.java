package org.keepwell.messaging;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;

/** A file on its way out, piece by piece, so that a large one is never in memory as a whole. */
public final class FileContent {

    private final Files files;
    private final Grant grant;
    private final AttachedFile file;

    private FileContent(Files files, Grant grant, AttachedFile file) {
        this.files = files;
        this.grant = grant;
        this.file = file;
    }

    static Optional<FileContent> of(Files files, Grant grant, UUID id) {
        return files.of(grant, List.of(id)).stream().findFirst().map(file -> new FileContent(files, grant, file));
    }

    public String mediaType() {
        return file.type().mediaType();
    }

    public int bytes() {
        return file.bytes();
    }

    /** To be saved, never shown as part of our page (RFC 6266, RFC 8187). */
    public String disposition() {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    public void writeTo(OutputStream out) throws IOException {
        for (int n = 0; (long) n * Files.PIECE < file.bytes(); n++) {
            out.write(files.piece(grant, file.id(), n));
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
