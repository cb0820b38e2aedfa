package org.keepwell.messaging;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.keepwell.access.RuleBroken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a ClamAV daemon about a file, where one is set ({@code keepwell.scanner.address=host:port}); else only the EICAR test
 * file is known. A scanner that is set and does not answer takes no file in.
 */
@Component
class VirusScanner {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PIECE = 64 * 1024;

    private final String address;

    VirusScanner(@Value("${keepwell.scanner.address:}") String address) {
        this.address = address;
    }

    /** @throws RuleBroken 503 if the scanner does not answer */
    boolean finds(byte[] content) {
        if (address.isBlank()) {
            return false;
        }
        int colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)); // clamd(8)
            for (int from = 0; from < content.length; from += PIECE) {
                int length = Math.min(PIECE, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            var answer = new String(socket.getInputStream().readNBytes(1_000), StandardCharsets.US_ASCII).strip();
            if (answer.contains("FOUND")) {
                return true;
            }
            if (answer.startsWith("stream: OK")) {
                return false;
            }
            throw new RuleBroken(503, "file.NOT_SCANNED", "file");
        } catch (IOException e) {
            throw new RuleBroken(503, "file.NOT_SCANNED", "file");
        }
    }
}
