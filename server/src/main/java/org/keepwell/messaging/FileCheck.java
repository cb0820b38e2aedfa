package org.keepwell.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;
import org.springframework.stereotype.Component;

/**
 * What a file is, by its content: a short list is taken, everything else is refused. A name that says otherwise than the
 * content is refused too, because somebody would open it as what it is not.
 */
@Component
class FileCheck {

    static final int MAX_BYTES = 25 * 1024 * 1024;
    private static final int NAME_MAX = 120;
    private static final int AFTER_END = 1_024;

    /** The EICAR test file (eicar.org), cut in two so that this program is not taken for one. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    /** A file as it is kept. */
    record Checked(String name, FileType type, byte[] content) {

        /** Without the name: it must not be printed. */
        @Override
        public String toString() {
            return type.toString();
        }
    }

    private final VirusScanner scanner;

    FileCheck(VirusScanner scanner) {
        this.scanner = scanner;
    }

    /** @throws RuleBroken 422 with the reason; about field {@code file} */
    Checked of(String sentName, byte[] content) {
        var name = name(sentName);
        if (content.length == 0) {
            throw refused("file.EMPTY");
        }
        if (content.length > MAX_BYTES) {
            throw new RuleBroken(413, "request.TOO_LARGE", "file");
        }
        if (contains(content, EICAR) || scanner.finds(content)) {
            throw refused("file.INFECTED");
        }
        var type = type(content);
        if (type == null) {
            throw refused("file.TYPE");
        }
        if (!type.ends(name)) {
            throw refused("file.DECEIVES");
        }
        return new Checked(
                name,
                type,
                switch (type) {
                    case JPEG -> JpegCleaner.clean(content);
                    case PNG -> PngCleaner.clean(content);
                    case PDF, TEXT -> content;
                });
    }

    private static @Nullable FileType type(byte[] content) {
        if (starts(content, 0xFF, 0xD8, 0xFF)) {
            return FileType.JPEG;
        }
        if (starts(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return FileType.PNG;
        }
        if (starts(content, '%', 'P', 'D', 'F', '-')) {
            return endsAsPdf(content) ? FileType.PDF : null;
        }
        return isText(content) ? FileType.TEXT : null;
    }

    /** The end mark with nothing after it: a second file hung on to it would open as something else. */
    private static boolean endsAsPdf(byte[] content) {
        var tail = new String(
                content,
                Math.max(0, content.length - AFTER_END),
                Math.min(AFTER_END, content.length),
                StandardCharsets.ISO_8859_1);
        int end = tail.lastIndexOf("%%EOF");
        return end >= 0 && tail.substring(end + 5).isBlank();
    }

    /** UTF-8 without control characters, and nothing that a browser would take for a page. */
    private static boolean isText(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.chars().noneMatch(c -> (c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F)
                    && !text.stripLeading().startsWith("<");
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The last part of the name, without characters that mean something to a file system or turn the text around. */
    private static String name(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var name = last.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE
                        && "<>:\"|?*".indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (name.isEmpty() || name.startsWith(".") || name.length() > NAME_MAX) {
            throw refused("file.NAME");
        }
        return name;
    }

    static RuleBroken refused(String code) {
        return new RuleBroken(422, code, "file");
    }

    private static boolean starts(byte[] content, int... head) {
        if (content.length < head.length) {
            return false;
        }
        for (int n = 0; n < head.length; n++) {
            if ((content[n] & 0xFF) != head[n]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (int from = 0; from <= content.length - wanted.length; from++) {
            if (content[from] == wanted[0]
                    && Arrays.equals(content, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
